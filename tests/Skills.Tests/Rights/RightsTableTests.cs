using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Tests.Rights;

/// <summary>The whole of who may do what, written down once more and independently: each line is a deed, each column a bond under open visibility, then under restricted visibility.</summary>
public sealed class RightsTableTests
{
    // M may as account manager, L as team lead, A as administrator; columns: none, own, team, pool, foreign.
    private const string Table = """
        Ask               | MLA MLA MLA MLA MLA | MLA MLA MLA -LA --A
        ReadCustomer      | MLA MLA MLA MLA MLA | MLA MLA MLA -LA --A
        ListCustomers     | MLA MLA MLA MLA MLA | MLA MLA MLA -LA --A
        Record            | MLA MLA MLA MLA MLA | MLA MLA MLA -LA --A
        AddCustomer       | MLA MLA MLA MLA MLA | MLA MLA MLA -LA --A
        AssignCustomer    | MLA MLA -LA MLA -LA | MLA MLA -LA -LA --A
        MergeCustomers    | MLA MLA -LA MLA -LA | MLA MLA -LA -LA --A
        Export            | MLA MLA MLA MLA MLA | MLA MLA MLA -LA --A
        ExportContactData | -LA -LA -LA -LA -LA | -LA -LA -LA -LA --A
        ExportTeam        | -LA -LA -LA -LA -LA | -LA -LA -LA -LA --A
        ExportAll         | --A --A --A --A --A | --A --A --A --A --A
        Forget            | -LA -LA -LA -LA -LA | -LA -LA -LA -LA --A
        OverrideGuard     | -LA -LA -LA -LA -LA | -LA -LA -LA -LA --A
        UndoOfOthers      | -LA -LA -LA -LA -LA | -LA -LA -LA -LA --A
        OwnReminders      | MLA MLA MLA MLA MLA | MLA MLA MLA -LA --A
        SetFirmCadence    | -LA -LA -LA -LA -LA | -LA -LA -LA -LA --A
        Administer        | --A --A --A --A --A | --A --A --A --A --A
        """;

    private static readonly Bond?[] Bonds = [null, Bond.Own, Bond.Team, Bond.Pool, Bond.Foreign];

    public static TheoryData<Deed, Role, Bond?, Visibility, bool> Cases
    {
        get
        {
            var cases = new TheoryData<Deed, Role, Bond?, Visibility, bool>();
            foreach (var line in Table.Split('\n').Select(line => line.Split('|')))
            {
                foreach (var (visibility, column) in new[] { (Visibility.All, line[1]), (Visibility.Own, line[2]) })
                {
                    foreach (var (bond, letters) in Bonds.Zip(column.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
                    {
                        foreach (var role in Enum.GetValues<Role>())
                        {
                            cases.Add(Enum.Parse<Deed>(line[0].Trim()), role, bond, visibility, letters[(int)role] != '-');
                        }
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Deed_IsAllowedAsTheTableSays(Deed deed, Role role, Bond? bond, Visibility visibility, bool isAllowed) =>
        Assert.Equal(isAllowed, RightsTable.Allows(deed, role, bond, visibility));

    [Fact]
    public void Table_NamesEveryDeed() => Assert.Equal(Enum.GetNames<Deed>().Order(), Table.Split('\n').Select(line => line.Split('|')[0].Trim()).Order());

    [Fact]
    public void Bond_IsTheTeamOfTheSameNameOrLead()
    {
        var caller = new AccountManager { Number = 1, Name = "Ada", Team = "North", Lead = 9 };

        Assert.Equal(Bond.Pool, RightsTable.BondOf(caller, null, isOwned: false));
        Assert.Equal(Bond.Foreign, RightsTable.BondOf(caller, null, isOwned: true));
        Assert.Equal(Bond.Own, RightsTable.BondOf(caller, caller, isOwned: true));
        Assert.Equal(Bond.Team, RightsTable.BondOf(caller, new AccountManager { Number = 2, Name = "Bo", Team = "North" }, isOwned: true));
        Assert.Equal(Bond.Team, RightsTable.BondOf(caller, new AccountManager { Number = 2, Name = "Bo", Lead = 9 }, isOwned: true));
        Assert.Equal(Bond.Team, RightsTable.BondOf(caller, new AccountManager { Number = 2, Name = "Bo", Lead = 1 }, isOwned: true));
        Assert.Equal(Bond.Foreign, RightsTable.BondOf(caller with { Team = null, Lead = null }, new AccountManager { Number = 2, Name = "Bo" }, isOwned: true));
        Assert.Equal(Bond.Foreign, RightsTable.BondOf(caller, new AccountManager { Number = 2, Name = "Bo", Team = "South", Lead = 8 }, isOwned: true));
    }
}
