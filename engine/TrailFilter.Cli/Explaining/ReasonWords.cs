using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Cli.Explaining;

/// <summary>The words of verdicts, marks and doubts, the same in every form.</summary>
internal static class ReasonWords
{
    /// <summary>As keys of summaries have it.</summary>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Logged => "logged",
        Outcome.NotLogged => "notLogged",
        _ => "ungoverned",
    };

    /// <summary>The marks of a verdict with the ruling each rests on.</summary>
    public static IEnumerable<(string Mark, string Ruling)> Of(VerdictMarks marks)
    {
        if ((marks & VerdictMarks.Ambiguous) != 0)
        {
            yield return ("ambiguous", "R16");
        }

        if ((marks & VerdictMarks.CategoryInferred) != 0)
        {
            yield return ("categoryInferred", "R3");
        }
    }

    /// <summary>What tells a category, as a word.</summary>
    public static string Of(CategoryBasis basis) => basis switch
    {
        CategoryBasis.Stated => "eventCategory",
        CategoryBasis.ManagementEvent => "managementEvent",
        CategoryBasis.EventType => "eventType",
        CategoryBasis.ObjectEntry => "resources",
        CategoryBasis.LegacyDataEvent => "eventName",
        _ => "none",
    };

    /// <summary>The rulings by which a selector could be read otherwise.</summary>
    public static IEnumerable<(string Ruling, string Why)> Of(DoubtKinds doubts)
    {
        if ((doubts & DoubtKinds.SeveralEntries) != 0)
        {
            yield return ("R16(a)", "one entry of the selected type is deselected, another is not");
        }

        if ((doubts & DoubtKinds.ArnPrefix) != 0)
        {
            yield return ("R16(b)", "the entry's ARNPrefix may stand for ARNs that a value hits");
        }

        if ((doubts & DoubtKinds.ContinuedArn) != 0)
        {
            yield return ("R16(c)", "a value is the ARN up to a following / or :");
        }
    }

    /// <summary>Why a trail does not govern a record (R5).</summary>
    public static string WhyUngoverned(Explanation explanation) => explanation.CategoryBasis == CategoryBasis.Stated
        ? $"a trail's event selectors do not decide records whose eventCategory is \"{explanation.Category}\""
        : "event selectors do not decide records of this eventType";
}
