namespace TrailFilter.Report.Tallies;

/// <summary>
/// Where the tables count the records that have all in common but their ids, their times of day and what no table asks for; and what the rules
/// say of them.
/// </summary>
internal struct Combination
{
    /// <summary>The row of <see cref="TallyTables.Shapes"/>.</summary>
    public int Shape;

    /// <summary>The row of <see cref="TallyTables.Callers"/>.</summary>
    public int Caller;

    /// <summary>The row of <see cref="TallyTables.Parents"/>.</summary>
    public int Parent;

    /// <summary>The row of <see cref="TallyTables.Versions"/>.</summary>
    public int Version;

    /// <summary>The row of <see cref="TallyTables.Charges"/>.</summary>
    public int Charge;

    /// <summary>The rows of <see cref="TallyTables.Rules"/>, of rules and of groups that all of the records fit.</summary>
    public Range RuleRows;

    /// <summary>The rules that each of the records has to be asked about.</summary>
    public Range OpenRules;

    /// <summary>Whether there are any of <see cref="OpenRules"/>.</summary>
    public readonly bool HasOpenRules => OpenRules.Start.Value != OpenRules.End.Value;

    /// <summary>A bit for each group of rules that has a row already.</summary>
    public ulong Groups;
}
