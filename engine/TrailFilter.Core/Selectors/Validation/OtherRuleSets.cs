namespace TrailFilter.Core.Selectors.Validation;

/// <summary>Advice for what one rule set refuses and another takes: older and newer trails, event data stores.</summary>
internal static class OtherRuleSets
{
    /// <summary>A sentence, with a space before it, naming the rule sets that take it; empty when none does.</summary>
    internal static string That(Func<RuleSet, bool> takes)
    {
        List<string> names = [.. RuleSet.Names.Where(name => RuleSet.TryGet(name, out RuleSet? rules) && takes(rules))];
        return names.Count == 0 ? "" : $" Rule sets that know it: {string.Join(", ", names)}.";
    }
}
