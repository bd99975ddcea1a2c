using YamlDotNet.Core;

namespace TrailFilter.Formats.Yaml;

/// <summary>Short tags of CloudFormation and the functions they stand for: <c>!Ref X</c> is <c>{"Ref": "X"}</c>.</summary>
internal static class YamlTags
{
    private const string Standard = "tag:yaml.org,2002:";

    /// <summary>The function of a tag, or <see langword="null"/> for a value without a tag or with one of YAML's own.</summary>
    internal static string? FunctionOf(TagName tag)
    {
        if (tag.IsEmpty || tag.IsNonSpecific || tag.Value.StartsWith(Standard, StringComparison.Ordinal))
        {
            return null;
        }

        string name = tag.Value.TrimStart('!');
        return name is "Ref" or "Condition" || name.StartsWith("Fn::", StringComparison.Ordinal) ? name : $"Fn::{name}";
    }
}
