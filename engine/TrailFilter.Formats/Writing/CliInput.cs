using System.Text.Json.Nodes;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Writing;

/// <summary>The input of put-event-selectors and update-event-data-store.</summary>
internal static class CliInput
{
    internal static WrittenFile Of(Trail trail)
    {
        bool isStore = trail.Kind == TrailKind.EventDataStore;
        string? owner = trail.Selectors.TrailName;
        string key = isStore && owner is not null && !ResourceNames.IsStoreIdentifier(owner) ? SelectorKeys.Name
            : isStore ? SelectorKeys.EventDataStore
            : SelectorKeys.TrailName;
        var document = new JsonObject();
        if (!string.IsNullOrEmpty(owner))
        {
            document.Add(key, owner);
        }

        ApiTree.AddTo(document, trail.Selectors);
        bool isNamed = document.ContainsKey(isStore ? SelectorKeys.EventDataStore : SelectorKeys.TrailName);
        return SelectorsFileWriter.Same(JsonText.Of(document), isNamed ? [] :
        [
            isStore
                ? "The file does not say which event data store it is for: add --event-data-store ARN to aws cloudtrail update-event-data-store."
                : "The file does not say which trail it is for: add --trail-name NAME to aws cloudtrail put-event-selectors.",
        ]);
    }
}
