using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>Says in plain words what is wrong with a text that is not JSON, and where.</summary>
internal static class JsonSyntax
{
    /// <summary>Where the reader gave up, in bytes from the start.</summary>
    internal static int OffsetOf(ReadOnlySpan<byte> json, JsonException fault)
    {
        int offset = 0;
        for (long line = fault.LineNumber ?? 0; line > 0; line--)
        {
            offset += json[offset..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(offset + (fault.BytePositionInLine ?? 0), json.Length);
    }

    /// <summary><c>line 3, column 7 (byte 41)</c>; line and column count from 1, bytes from 0.</summary>
    internal static string Describe(ReadOnlySpan<byte> json, int offset)
    {
        var place = default(TextPlace);
        place.MoveTo(json, offset);
        return string.Create(CultureInfo.InvariantCulture, $"line {place.Line}, column {place.Column} (byte {offset})");
    }

    /// <summary>Adds the problem of a text that stops being JSON at an offset.</summary>
    internal static void Report(ReadOnlySpan<byte> json, int offset, ProblemList problems)
    {
        (string what, string advice) = Explain(json, offset);
        var place = default(TextPlace);
        place.MoveTo(json, offset);
        problems.Unreadable($"The file is not valid JSON: {what} at {Describe(json, offset)}.", advice, place.Line, place.Column);
    }

    private static (string What, string Advice) Explain(ReadOnlySpan<byte> json, int offset)
    {
        ReadOnlySpan<byte> before = json[..offset].TrimEnd(" \t\r\n"u8);
        if (offset >= json.Length)
        {
            return ("it ends too early", "Something is not closed: a quote, a bracket or a brace.");
        }

        byte bad = json[offset];
        if (before.EndsWith(","u8) && bad is (byte)']' or (byte)'}')
        {
            return ($"a comma before '{(char)bad}'", "Remove the last comma.");
        }

        if (before.IsEmpty && (char.IsAsciiLetter((char)bad) || bad == (byte)'-'))
        {
            return (
                $"unexpected {Name(json, offset)}",
                "Write JSON as the aws CLI prints it with --output json, or the single word default.");
        }

        return bad switch
        {
            (byte)'\'' => ("a single quote", "JSON strings and keys stand in double quotes."),
            (byte)'/' or (byte)'#' => ("a comment", "JSON has no comments; remove it."),
            < 0x20 => ($"unexpected {Name(json, offset)}", "Inside strings write control characters as escapes, such as \\n."),
            (byte)'"' or (byte)'{' or (byte)'[' => (
                $"unexpected {Name(json, offset)}",
                "A comma or a colon is missing before it, or the JSON has ended already: one value per file."),
            _ => ($"unexpected {Name(json, offset)}", "Write JSON as the aws CLI prints it with --output json."),
        };
    }

    private static string Name(ReadOnlySpan<byte> json, int offset)
    {
        Rune.DecodeFromUtf8(json[offset..], out Rune rune, out _);
        return Rune.IsControl(rune) || rune == Rune.ReplacementChar
            ? string.Create(CultureInfo.InvariantCulture, $"character U+{rune.Value:X4}")
            : $"'{rune}'";
    }
}
