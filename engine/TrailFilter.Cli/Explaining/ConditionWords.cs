using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Cli.Explaining;

/// <summary>Reasons as sentences, short whatever selectors and records hold.</summary>
internal static class ConditionWords
{
    private const int MaxValues = 3;
    private const int MaxLetters = 120;

    /// <summary>Why a field fails.</summary>
    public static string Of(FieldMiss miss) => miss.Conditions switch
    {
        [{ Operator: FailedCondition.Entry } condition, ..] =>
            $"{miss.Field}: the record has no entry of resources, and {Short(condition.Path)} asks for one ({RulingOf(miss)})",
        [{ Operator: FailedCondition.BasicCategory }] =>
            $"{miss.Field} is {Quote(miss.Seen)}: basic selectors log management and data events only (R13)",
        [{ Operator: "DataResources", Values: [] } condition] =>
            $"{miss.Field} is {Quote(miss.Seen)}, and {Short(condition.Path)} has no values (R14)",
        [{ Operator: "IncludeManagementEvents" } condition] =>
            $"{miss.Field} is {Quote(miss.Seen)}, and {Short(condition.Path)} is false (R13)",
        _ => $"{miss.Field} {Seen(miss.Seen)}, the selector has {All(miss.Conditions, miss.Seen)}",
    };

    /// <summary>Why an entry of <c>resources</c> fails.</summary>
    public static string Of(EntryMiss entry)
    {
        string arn = entry.Arn is null ? "without ARN" : $"{(entry.ArnIsPrefix ? "with ARNPrefix " : "")}{Quote(entry.Arn)}";
        string what = $"[{entry.Index}] {(entry.Type is null ? "without type" : Cut(entry.Type))} {arn}: ";
        return what + (entry.Conditions is [{ Operator: FailedCondition.EntryType }, ..]
            ? "an entry without type never passes (R9)"
            : $"the selector has {All(entry.Conditions, entry.Field == "resources.ARN" ? entry.Arn : entry.Type)}");
    }

    /// <summary>The ruling by which entries of <c>resources</c> are decided: advanced selectors' or basic ones'.</summary>
    public static string RulingOf(FieldMiss miss) =>
        miss.Conditions.Concat(miss.Entries.SelectMany(static entry => entry.Conditions))
            .Any(static condition => condition.Path.StartsWith("EventSelectors", StringComparison.Ordinal)) ? "R14" : "R9";

    /// <summary>Text that is cut when it is long.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= MaxLetters)
        {
            return text;
        }

        // Not through the middle of a pair.
        int end = char.IsHighSurrogate(text[MaxLetters - 1]) ? MaxLetters - 1 : MaxLetters;
        return $"{text[..end]}…";
    }

    private static string All(IReadOnlyList<FailedCondition> conditions, string? seen)
    {
        string more = conditions.Count > MaxValues ? $" and {conditions.Count - MaxValues} more" : "";
        return string.Join(", ", conditions.Take(MaxValues).Select(condition => One(condition, seen))) + more;
    }

    private static string One(FailedCondition condition, string? seen)
    {
        string[] shown = [.. ReasonValues.Shown(condition.Values, seen, MaxValues).Select(Quote)];
        string more = condition.Values.Length > MaxValues ? $" or {condition.Values.Length - MaxValues} more" : "";
        return $"{condition.Operator} {string.Join(" or ", shown)}{more} ({Short(condition.Path)})";
    }

    private static string Seen(string? seen) => seen is null ? "is missing" : $"is {Quote(seen)}";

    private static string Quote(string? text) => $"\"{Cut(text ?? "")}\"";

    /// <summary>A path without the selector, which stands above it.</summary>
    private static string Short(string path) => path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
