using System.Globalization;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>
/// Lengths and patterns of the API's strings, from the SDK model (shapes SelectorName, SelectorField, OperatorValue).
/// </summary>
internal static class TextRules
{
    private const int MaxSelectorName = 1000;
    private const int MaxField = 1000;
    private const int MaxOperatorValue = 2048;

    private const string SkeletonAdvice =
        "Give a value, or remove it: an empty string is what --generate-cli-skeleton leaves.";

    /// <summary>A selector's name: 0 to 1000 characters, pattern <c>.*</c>.</summary>
    internal static void CheckSelectorName(WrittenText name, ProblemList problems) =>
        Check(name, "The name of a selector", 0, MaxSelectorName, problems);

    /// <summary>A value of an operator: 1 to 2048 characters, pattern <c>.+</c>.</summary>
    internal static void CheckOperatorValue(WrittenText value, ProblemList problems) =>
        Check(value, "A value", 1, MaxOperatorValue, problems);

    /// <summary>A field's name: 1 to 1000 characters, pattern <c>[\w|\d|\.|_]+</c>.</summary>
    internal static void CheckField(WrittenText field, ProblemList problems)
    {
        Check(field, "The name of a field", 1, MaxField, problems);
        if (!field.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '|'))
        {
            problems.Error(
                field.At,
                "The name of a field can only contain letters, numbers, periods (.) and underscores (_).",
                "Use a field that CloudTrail selectors know, such as eventName or resources.ARN.");
        }
    }

    private static void Check(WrittenText text, string noun, int min, int max, ProblemList problems)
    {
        int length = CountCharacters(text.Value);
        if (length < min || length > max)
        {
            string message = string.Create(
                CultureInfo.InvariantCulture, $"{noun} must have {min} to {max} characters; this has {length}.");
            problems.Error(text.At, message, length == 0 ? SkeletonAdvice : "Shorten it.");
        }

        // In AWS's patterns a dot stands for every character but a line break.
        if (text.Value.AsSpan().IndexOfAny("\n\r\u0085\u2028\u2029") >= 0)
        {
            problems.Error(text.At, $"{noun} must not contain a line break.", "Remove the line break.");
        }
    }

    /// <summary>Characters as the API counts them: code points, not UTF-16 units.</summary>
    private static int CountCharacters(string text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }
}
