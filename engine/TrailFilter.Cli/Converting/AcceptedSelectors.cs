using TrailFilter.Core.Selectors;
using TrailFilter.Formats.Writing;

namespace TrailFilter.Cli.Converting;

/// <summary>
/// What of a trail's selectors may be left out so that AWS still accepts them, and with no more warnings than before: a warning says that
/// a form is not documented.
/// </summary>
internal sealed class AcceptedSelectors
{
    private readonly Trail _trail;
    private readonly RuleSet _rules;
    private readonly int _warnings;

    public AcceptedSelectors(Trail trail, RuleSet rules)
    {
        (_trail, _rules) = (trail, rules);
        _warnings = Read(trail.Selectors).Problems.Length;
    }

    /// <summary>Whether selectors may be put in the place of the trail's.</summary>
    public bool AreAcceptable(SelectorSet selectors) =>
        selectors.Count > 0 && Read(selectors) is { IsAccepted: true } read && read.Problems.Length <= _warnings;

    private SelectorReadResult Read(SelectorSet selectors)
    {
        Trail nameless = _trail with { Selectors = selectors with { TrailName = null } };
        return SelectorReader.Read(SelectorsFileWriter.Write([nameless], SelectorsForm.Cli).Content.Span, _rules);
    }
}
