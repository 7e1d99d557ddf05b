using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads whose customers are meant: my own, the team's or everybody's. A "my" that belongs to a digest or a draft is read, too.</summary>
internal sealed class ScopeWords(DateTokens tokens)
{
    /// <summary>The scope whose words begin at an index; null when none does.</summary>
    public Entity? At(int index) => tokens.Lexicon.Entities.Scopes.At(tokens, index) is var (scope, end)
        ? tokens.Entity(EntityKind.Scope, index, end) with { Text = scope }
        : null;
}
