using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Meanings;

/// <summary>A lint that looks at all selectors of a trail that AWS would accept. Stateless.</summary>
internal interface IMeaningLint
{
    /// <summary>What it finds.</summary>
    /// <param name="subject">The selectors.</param>
    /// <param name="told">Paths of which something was told already: of these values nothing is said again.</param>
    IEnumerable<Finding> Check(LintSubject subject, IReadOnlySet<string> told);
}
