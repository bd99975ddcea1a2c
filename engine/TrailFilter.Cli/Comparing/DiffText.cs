using System.Text;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Reasoning;

namespace TrailFilter.Cli.Comparing;

/// <summary>Writes the result of <c>diff</c> for people: a sentence, and for each direction a record with the reasons.</summary>
internal static class DiffText
{
    private const int MaxShown = 3;

    /// <summary>Writes it.</summary>
    public static void Write(Stream output, DiffResult result)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        WriteLine(text, Sentence(result));
        WriteDifference(text, result.Comparison.OnlyFirst, result.First, result.Second);
        WriteDifference(text, result.Comparison.OnlySecond, result.Second, result.First);
    }

    private static string Sentence(DiffResult result)
    {
        SelectorComparison comparison = result.Comparison;
        string first = $"{result.First.Letter} ({result.First.File})";
        string second = $"{result.Second.Letter} ({result.Second.File})";
        return comparison.Relation switch
        {
            SelectorRelation.Equal when comparison.FirstLogsNothing => $"Equal: neither {first} nor {second} logs anything.",
            SelectorRelation.Equal => $"Equal: {first} and {second} log the same records.",
            SelectorRelation.FirstInSecond when comparison.FirstLogsNothing => $"{first} logs nothing, {second} does.",
            SelectorRelation.FirstInSecond => $"{second} logs all that {first} logs, and more.",
            SelectorRelation.SecondInFirst when comparison.SecondLogsNothing => $"{second} logs nothing, {first} does.",
            SelectorRelation.SecondInFirst => $"{first} logs all that {second} logs, and more.",
            SelectorRelation.Disjoint => $"Disjoint: {first} and {second} have no record in common.",
            _ => $"Overlapping: {first} and {second} each log records that the other does not.",
        };
    }

    private static void WriteDifference(StreamWriter text, SelectorDifference? difference, DiffSide logging, DiffSide other)
    {
        if (difference is null)
        {
            return;
        }

        text.WriteLine();
        WriteLine(text, $"Only {logging.Letter} logs this record, by {Called(logging, difference.Selector)}:");
        WriteLine(text, $"  {Encoding.UTF8.GetString(difference.Record.Span)}");
        if (difference.IsAmbiguous)
        {
            text.WriteLine("  AWS's documentation can also be read so that both log it; there is no record without that doubt.");
        }

        string[] more =
            [.. difference.Selectors.Where(selector => selector != difference.Selector).Select(selector => Called(logging, selector))];
        if (more.Length > 0)
        {
            WriteLine(text, $"  {logging.Letter} logs more than {other.Letter} also by {Some(more)}.");
        }

        WriteLine(text, difference.Misses.IsEmpty ? $"  {other.Letter} has no selectors." : $"  {other.Letter} does not log it:");
        foreach (SelectorMiss miss in difference.Misses.Take(MaxShown))
        {
            string seen = miss.Value is null ? "is missing" : $"is \"{Cut(miss.Value)}\"";
            WriteLine(text, $"    {Called(other, miss.Selector)}: {miss.Field} {seen}, the selector has {miss.Condition}");
        }

        if (difference.Misses.Length > MaxShown)
        {
            WriteLine(text, $"    and {difference.Misses.Length - MaxShown} more selectors, further from it");
        }
    }

    private static string Called(DiffSide side, int selector) =>
        side.NameOf(selector) is { } name ? $"{side.PathOf(selector)} \"{Cut(name)}\"" : side.PathOf(selector);

    private static string Some(string[] names) => names.Length <= MaxShown
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MaxShown))} and {names.Length - MaxShown} more";

    private static string Cut(string value)
    {
        const int MaxLetters = 120;
        return value.Length <= MaxLetters ? value : $"{value[..MaxLetters]}…";
    }

    // Names and values are whatever somebody wrote into a file.
    private static void WriteLine(StreamWriter text, string line) => text.WriteLine(TerminalText.Safe(line));
}
