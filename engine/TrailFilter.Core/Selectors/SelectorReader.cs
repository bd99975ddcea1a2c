using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Core.Selectors.Validation;

namespace TrailFilter.Core.Selectors;

/// <summary>
/// Reads event selectors as the CloudTrail API writes them and checks whether PutEventSelectors would accept them. Strict, and
/// every problem of a file is told at once. Thread-safe; never throws on content.
/// </summary>
public static class SelectorReader
{
    /// <summary>
    /// Largest file that is read, in bytes (8 MiB). The limits of PutEventSelectors (500 values of 2,048 characters) leave a
    /// configuration below this even with every letter written as an escape of six bytes.
    /// </summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>
    /// Reads selectors: the output of <c>aws cloudtrail get-event-selectors</c>, the input of <c>put-event-selectors
    /// --cli-input-json</c>, a bare list of basic or advanced selectors, one bare selector, one bare field selector, or the
    /// word <c>default</c> for a trail that never had selectors. A UTF-8 byte order mark is passed over.
    /// </summary>
    /// <param name="utf8Json">The whole content of the file, in UTF-8.</param>
    /// <param name="rules">What to check against; also decides whether trail or event data store is meant.</param>
    /// <returns>The selectors, also when refused, and all problems.</returns>
    public static SelectorReadResult Read(ReadOnlySpan<byte> utf8Json, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var problems = new ProblemList();
        SelectorSet? selectors = Read(utf8Json, rules, problems, out WrittenSelectors? written);
        return new SelectorReadResult(selectors, problems.ToImmutable()) { Written = written };
    }

    private static SelectorSet? Read(
        ReadOnlySpan<byte> content, RuleSet rules, ProblemList problems, out WrittenSelectors? written)
    {
        written = null;
        if (content.Length > MaxBytes)
        {
            string message = string.Create(
                CultureInfo.InvariantCulture, $"The file has {content.Length} bytes; event selectors have at most {MaxBytes}.");
            problems.Unreadable(
                message,
                "This is far beyond the limits of PutEventSelectors: it is some other file, perhaps an archive of records.");
            return null;
        }

        if (content.StartsWith("\uFEFF"u8))
        {
            content = content[3..];
        }

        ReadOnlySpan<byte> trimmed = content.Trim(" \t\r\n"u8);
        if (trimmed.IsEmpty)
        {
            problems.Unreadable(
                "The file is empty.", "For what a trail logs that has no event selectors, write the single word default.");
            return null;
        }

        if (trimmed.SequenceEqual("default"u8))
        {
            return DefaultOf(rules.Kind);
        }

        return SelectorJsonParser.Parse(content, problems) is { } root ? Read(root, rules, problems, out written) : null;
    }

    /// <summary>Reads selectors out of a tree in the API's spelling, wherever it comes from.</summary>
    /// <returns>The selectors, also when refused; <see langword="null"/> when nothing looks like selectors.</returns>
    internal static SelectorSet? Read(WrittenNode root, RuleSet rules, ProblemList problems, out WrittenSelectors? written)
    {
        written = null;
        if (CliSkeleton.Is(root))
        {
            problems.Error(
                root,
                "This is the empty skeleton of --generate-cli-skeleton, not a configuration.",
                "Fill in one of EventSelectors and AdvancedEventSelectors, and remove the other and every key left empty.");
            return SelectorFile.Read(root, rules.Kind, new ProblemList())?.ToModel();
        }

        if (SelectorFile.Read(root, rules.Kind, problems) is not { } file)
        {
            return null;
        }

        written = file;
        SelectorSetRules.Check(file, rules, problems);
        return file.ToModel();
    }

    /// <summary>Event data stores have no basic selectors; one without selectors logs all management events too.</summary>
    private static SelectorSet DefaultOf(TrailKind kind)
    {
        if (kind == TrailKind.Trail)
        {
            return SelectorSet.Default;
        }

        ImmutableArray<FieldCondition> management = [new FieldCondition(FieldOperator.Equals, ["Management"])];
        return new SelectorSet(
            null, [], [new AdvancedEventSelector(null, [new FieldSelector("eventCategory", management)])]);
    }
}
