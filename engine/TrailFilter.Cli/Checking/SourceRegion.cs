using System.Text.Encodings.Web;
using System.Text.Json;

namespace TrailFilter.Cli.Checking;

/// <summary>Where a text stands in a file, within one line.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">Its first character, from 1.</param>
/// <param name="EndColumn">The character behind its last one.</param>
/// <param name="IsDoubleQuoted">Whether it stands in double quotes, as in JSON; otherwise the file is YAML.</param>
internal sealed record SourceRegion(int Line, int Column, int EndColumn, bool IsDoubleQuoted)
{
    /// <summary>Another text as it would be written there. Without quotes YAML might read it as something else.</summary>
    public string Written(string text) => IsDoubleQuoted
        ? $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
