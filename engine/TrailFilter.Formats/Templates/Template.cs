using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Templates;

/// <summary>A CloudFormation template: what its values can refer to.</summary>
internal sealed class Template
{
    internal const string TrailType = "AWS::CloudTrail::Trail";
    internal const string StoreType = "AWS::CloudTrail::EventDataStore";

    private readonly Dictionary<string, WrittenNode> _parameters;
    private readonly Dictionary<string, WrittenNode> _resources;
    private readonly Dictionary<string, WrittenNode> _conditions;
    private readonly Dictionary<string, WrittenNode> _mappings;

    internal Template(WrittenNode root)
    {
        _parameters = SectionOf(root, "Parameters");
        _resources = SectionOf(root, "Resources");
        _conditions = SectionOf(root, "Conditions");
        _mappings = SectionOf(root, "Mappings");
    }

    internal IReadOnlyDictionary<string, WrittenNode> Parameters => _parameters;

    internal IReadOnlyDictionary<string, WrittenNode> Resources => _resources;

    internal IReadOnlyDictionary<string, WrittenNode> Conditions => _conditions;

    internal IReadOnlyDictionary<string, WrittenNode> Mappings => _mappings;

    /// <summary>Whether a tree is a template: it has a version, or resources with types.</summary>
    internal static bool Is(WrittenNode root) => root.Kind == JsonValueKind.Object
        && (root.Member("AWSTemplateFormatVersion") is not null
            || (root.Member("Resources") is { Kind: JsonValueKind.Object } resources
                && resources.Children.Any(static resource => TypeOf(resource) is not null)));

    /// <summary>The type of a resource, or null.</summary>
    internal static string? TypeOf(WrittenNode resource) =>
        resource.Kind == JsonValueKind.Object && resource.Member("Type") is { Kind: JsonValueKind.String } type ? type.Text : null;

    private static Dictionary<string, WrittenNode> SectionOf(WrittenNode root, string name)
    {
        var section = new Dictionary<string, WrittenNode>(StringComparer.Ordinal);
        foreach (WrittenNode member in root.Member(name)?.Children ?? [])
        {
            if (member.Key is { } key)
            {
                section[key] = member;
            }
        }

        return section;
    }
}
