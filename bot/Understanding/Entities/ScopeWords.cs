using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads whose customers are meant: my own, the team's or everybody's. A "my" that belongs to a digest or a draft is read, too.</summary>
internal sealed class ScopeWords(DateTokens tokens)
{
    private static readonly PhraseTable Scopes = new("""
        mine: my, mine, of mine, my own, do i have, have i got, i have to do, i own, i manage, i look after, do i manage, do i own, do i look after, assigned to me, belong to me, belonging to me, am i, i am responsible for
        team: team, the team, the whole team, the entire team, whole team, entire team, my team, our team, my whole team, all of the team, all the team, across the team, everyone in the team, everyone on the team
        all: whole company, the whole company, entire company, the entire company, company wide, companywide, across the company, the company as a whole, firm wide, organisation wide, organization wide
        all: whole firm, the whole firm, whole organisation, the whole organisation, whole organization, the whole organization, whole business, the whole business, entire business, whole department
        all: everyone, everybody, all reps, all the reps, all sales reps, all managers, all account managers, all the account managers, all representatives, all teams, all the teams, all colleagues, all staff, all of us
        all: every rep, every manager, every account manager, across all reps, across all managers, across all account managers, across all teams, the company overall, company overall
        -: team up, teamed up, my god, oh my
        """);

    /// <summary>The scope whose words begin at an index; null when none does.</summary>
    public Entity? At(int index) => Scopes.At(tokens, index) is var (scope, end)
        ? tokens.Entity(EntityKind.Scope, index, end) with { Text = scope }
        : null;
}
