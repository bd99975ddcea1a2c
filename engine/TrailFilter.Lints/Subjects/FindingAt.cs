using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Lints.Subjects;

/// <summary>Makes findings with the place of a node of the file.</summary>
internal static class FindingAt
{
    internal static Finding Node(LintRule rule, WrittenNode at, string message, string advice, Fix? fix = null) =>
        new(rule, rule.Level, at.Path, message, advice)
        {
            Line = at.Line > 0 ? at.Line : null,
            Column = at.Line > 0 ? at.Column : null,
            Fix = fix,
        };
}
