using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>A data resource of a basic selector as it stands in the file.</summary>
/// <param name="At">Its place.</param>
/// <param name="Type">Its resource type, when given as a string.</param>
/// <param name="Values">Its values.</param>
internal sealed record WrittenDataResource(WrittenNode At, WrittenText? Type, ImmutableArray<WrittenText> Values)
{
    internal static WrittenDataResource? Read(WrittenNode node, ProblemList problems)
    {
        const string Noun = "a data resource";
        if (!TypedJson.IsObject(node, Noun, problems))
        {
            return null;
        }

        var members = new KeyedObject(node, SelectorKeys.DataResource, Noun, problems);
        return new WrittenDataResource(
            node,
            TypedJson.Text(members[SelectorKeys.DataResourceType], problems),
            TypedJson.Texts(members[SelectorKeys.DataResourceValues], problems));
    }

    internal DataResource ToModel() => new(Type?.Value ?? "", [.. Values.Select(value => value.Value)]);
}
