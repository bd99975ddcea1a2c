using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrailFilter.Formats.Writing;

/// <summary>
/// Writes a tree as block YAML that readers of YAML 1.1, as CloudFormation's is, and of 1.2 read alike. <c>{"Ref": "X"}</c> is written
/// <c>!Ref X</c>.
/// </summary>
/// <remarks>
/// Written here rather than by YamlDotNet's emitter, which folds long values and knows YAML 1.2's words only: which texts stand without
/// quotes is decided by one narrow pattern. YamlDotNet's parser reads the result back.
/// </remarks>
internal static partial class YamlText
{
    // What some YAML reads as a boolean or as nothing.
    private static readonly HashSet<string> s_words =
        new(["true", "false", "yes", "no", "on", "off", "y", "n", "null"], StringComparer.OrdinalIgnoreCase);

    internal static string Of(JsonObject node)
    {
        var text = new StringBuilder();
        WriteMembers(text, node, 0, firstInLine: false);
        return text.ToString();
    }

    private static void WriteMembers(StringBuilder text, JsonObject node, int indent, bool firstInLine)
    {
        foreach ((string key, JsonNode? value) in node)
        {
            text.Append(' ', firstInLine ? 0 : indent).Append(Scalar(key)).Append(':');
            firstInLine = false;
            WriteValue(text, value!, indent);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode value, int indent)
    {
        switch (value)
        {
            case JsonObject { Count: 1 } reference when reference["Ref"] is { } name:
                text.Append(" !Ref ").Append(Scalar(name.GetValue<string>())).Append('\n');
                break;
            case JsonObject members:
                text.Append('\n');
                WriteMembers(text, members, indent + 2, firstInLine: false);
                break;
            case JsonArray { Count: 0 }:
                text.Append(" []\n");
                break;
            case JsonArray items:
                text.Append('\n');
                foreach (JsonNode? item in items)
                {
                    text.Append(' ', indent + 2).Append('-');
                    if (item is JsonObject members)
                    {
                        text.Append(' ');
                        WriteMembers(text, members, indent + 4, firstInLine: true);
                    }
                    else
                    {
                        WriteValue(text, item!, indent + 2);
                    }
                }

                break;
            default:
                text.Append(' ')
                    .Append(value.GetValueKind() == JsonValueKind.String ? Scalar(value.GetValue<string>()) : value.ToJsonString())
                    .Append('\n');
                break;
        }
    }

    private static string Scalar(string text) =>
        Plain().IsMatch(text) && !s_words.Contains(text) ? text
        : SeenText.IsSeen(text) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : DoubleQuoted(text);

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append((char)rune.Value);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                default:
                    if (SeenText.IsSeen(rune))
                    {
                        quoted.Append(rune.ToString());
                    }
                    else
                    {
                        SeenText.AppendEscape(quoted, rune);
                    }

                    break;
            }
        }

        return quoted.Append('"').ToString();
    }

    // Names, types and ARNs: they begin with a letter and end with a letter, digit or slash, so they are neither numbers nor dates nor
    // times, and hold nothing that is a sign of YAML: a colon in them is never followed by a space or the end.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]*(?:[:/._-]+[A-Za-z0-9]+)*/?\z")]
    private static partial Regex Plain();
}
