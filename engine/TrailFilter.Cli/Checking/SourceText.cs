using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TrailFilter.Cli.Checking;

/// <summary>The lines of a file, to find a value where it is said to stand. What is not in UTF-8 has no lines here.</summary>
internal sealed class SourceText
{
    private readonly string[] _lines;

    public SourceText(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8))
        {
            content = content[3..];
        }

        _lines = Utf8.IsValid(content) ? Encoding.UTF8.GetString(content).Split('\n') : [];
    }

    /// <summary>
    /// The region of a value; <see langword="null"/> where the value does not stand there as it is: a template's function made it, it
    /// goes over lines, or a key stands there.
    /// </summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The character, from 1, as code points.</param>
    /// <param name="value">The value.</param>
    public SourceRegion? Find(int line, int column, string value)
    {
        if (line < 1 || line > _lines.Length || SkipTo(_lines[line - 1], column) is not { } rest)
        {
            return null;
        }

        string? written = rest.StartsWith('"') ? DoubleQuoted(rest, value)
            : Starts(rest, $"'{value.Replace("'", "''", StringComparison.Ordinal)}'") ?? Starts(rest, value);
        return written is null ? null : new SourceRegion(line, column, column + written.EnumerateRunes().Count(), rest.StartsWith('"'));
    }

    private static string? SkipTo(string line, int column)
    {
        int at = 0;
        for (int passed = 1; passed < column; passed++)
        {
            if (at >= line.Length)
            {
                return null;
            }

            at += char.IsSurrogatePair(line, at) ? 2 : 1;
        }

        return line[at..];
    }

    private static string? Starts(string rest, string written) =>
        rest.StartsWith(written, StringComparison.Ordinal) && (rest.Length == written.Length || " \t\r,]}".Contains(rest[written.Length], StringComparison.Ordinal))
            ? written : null;

    private static string? DoubleQuoted(string rest, string value)
    {
        int end = 1;
        while (end < rest.Length && rest[end] != '"')
        {
            end += rest[end] == '\\' ? 2 : 1;
        }

        if (end >= rest.Length)
        {
            return null;
        }

        string written = rest[..(end + 1)];
        try
        {
            using var text = JsonDocument.Parse(written);
            return text.RootElement.GetString() == value ? written : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // An escape that only YAML has, or half a surrogate pair.
            return null;
        }
    }
}
