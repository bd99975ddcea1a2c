using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrailFilter.Formats.Yaml;

/// <summary>
/// What a scalar of YAML is: the core schema of YAML 1.2, as the AWS CLI reads. The words that only YAML 1.1 calls booleans (yes,
/// no, on, off) stay text here; CloudFormation, which goes by YAML 1.1, asks for them.
/// </summary>
internal static partial class YamlScalars
{
    private const string Standard = "tag:yaml.org,2002:";

    /// <summary>The type of a scalar, by its tag where it has one of YAML's own.</summary>
    internal static JsonValueKind KindOf(Scalar scalar)
    {
        string? tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? null : scalar.Tag.Value;
        return tag switch
        {
            Standard + "null" => JsonValueKind.Null,
            Standard + "int" or Standard + "float" => JsonValueKind.Number,
            Standard + "bool" when IsTrue(scalar.Value) => JsonValueKind.True,
            Standard + "bool" => JsonValueKind.False,
            null when scalar.Style == ScalarStyle.Plain => KindOfPlain(scalar.Value),
            _ => JsonValueKind.String,
        };
    }

    /// <summary>Whether a text is one of YAML 1.1's words for true or false that YAML 1.2 reads as text.</summary>
    internal static bool IsOldBoolean(string text, out bool value)
    {
        value = text.ToLowerInvariant() is "yes" or "on" or "y";
        return value || text.ToLowerInvariant() is "no" or "off" or "n";
    }

    private static JsonValueKind KindOfPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => JsonValueKind.Null,
        "true" or "True" or "TRUE" => JsonValueKind.True,
        "false" or "False" or "FALSE" => JsonValueKind.False,
        _ => Number().IsMatch(text) ? JsonValueKind.Number : JsonValueKind.String,
    };

    private static bool IsTrue(string text) => text.ToLowerInvariant() is "true" or "yes" or "on" or "y";

    [GeneratedRegex(
        @"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex Number();
}
