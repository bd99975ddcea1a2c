using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>A basic event selector as it stands in the file; <see langword="null"/> where a key is left out.</summary>
/// <param name="At">Its place.</param>
/// <param name="ReadWriteType">The text of that key.</param>
/// <param name="IncludeManagementEvents">The value of that key.</param>
/// <param name="DataResources">Its data resources.</param>
/// <param name="ExcludeManagementEventSources">The values of that key.</param>
internal sealed record WrittenBasicSelector(
    WrittenNode At,
    WrittenText? ReadWriteType,
    bool? IncludeManagementEvents,
    ImmutableArray<WrittenDataResource> DataResources,
    ImmutableArray<WrittenText> ExcludeManagementEventSources)
{
    internal static WrittenBasicSelector? Read(WrittenNode node, ProblemList problems)
    {
        const string Noun = "a basic event selector";
        if (!TypedJson.IsObject(node, Noun, problems))
        {
            return null;
        }

        var members = new KeyedObject(node, SelectorKeys.BasicSelector, Noun, problems);
        return new WrittenBasicSelector(
            node,
            TypedJson.Text(members[SelectorKeys.ReadWriteType], problems),
            TypedJson.Flag(members[SelectorKeys.IncludeManagementEvents], problems),
            [
                .. TypedJson.Items(members[SelectorKeys.DataResources], JsonValueKind.Object, problems)
                    .Select(resource => WrittenDataResource.Read(resource, problems)).OfType<WrittenDataResource>(),
            ],
            TypedJson.Texts(members[SelectorKeys.ExcludeManagementEventSources], problems));
    }

    /// <summary>With what CloudTrail takes for omitted keys. An unknown ReadWriteType, refused, counts as omitted.</summary>
    internal EventSelector ToModel() => new(
        ReadWriteType is { } type && TryParse(type.Value, out ReadWriteType value) ? value : default,
        IncludeManagementEvents ?? true,
        [.. DataResources.Select(resource => resource.ToModel())],
        [.. ExcludeManagementEventSources.Select(source => source.Value)]);

    /// <summary>Reads a ReadWriteType; case-sensitive, and never by number.</summary>
    internal static bool TryParse(string text, out ReadWriteType value)
    {
        int index = Enum.GetNames<ReadWriteType>().IndexOf(text);
        value = index >= 0 ? Enum.GetValues<ReadWriteType>()[index] : default;
        return index >= 0;
    }
}
