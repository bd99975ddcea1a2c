using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Flow;

namespace TrailFilter.Cli.Explaining;

/// <summary>Which records are explained.</summary>
/// <param name="Word">The word that asks for them.</param>
/// <param name="Outcomes">What must have become of them.</param>
/// <param name="Marks">A mark they must have, or none.</param>
/// <param name="Faults">Whether unreadable pieces are told among them.</param>
internal sealed record ExplainedRecords(string Word, EmittedOutcomes Outcomes, VerdictMarks Marks, bool Faults)
{
    private const EmittedOutcomes Any = EmittedOutcomes.Logged | EmittedOutcomes.NotLogged | EmittedOutcomes.Ungoverned;

    /// <summary>All there are to ask for; the first is what is explained unasked.</summary>
    public static ExplainedRecords[] Known { get; } =
    [
        new("all", Any, VerdictMarks.None, true),
        new("logged", EmittedOutcomes.Logged, VerdictMarks.None, false),
        new("not-logged", EmittedOutcomes.NotLogged, VerdictMarks.None, false),
        new("ungoverned", EmittedOutcomes.Ungoverned, VerdictMarks.None, false),
        new("ambiguous", Any, VerdictMarks.Ambiguous, false),
        new("inferred", Any, VerdictMarks.CategoryInferred, false),
        new("unreadable", EmittedOutcomes.None, VerdictMarks.None, true),
    ];

    /// <summary>Whether a record with these marks is asked for.</summary>
    public bool Takes(VerdictMarks marks) => (marks & Marks) == Marks;
}
