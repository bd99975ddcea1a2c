using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Finding;

/// <summary>
/// What get-trail, describe-trails, list-trails and their like say of a trail: that it has selectors, but not which. A trail without
/// any has AWS's default, and that is enough.
/// </summary>
internal static class TrailDescriptions
{
    /// <summary>Whether an object describes a trail or event data store and holds no selectors.</summary>
    internal static bool Is(WrittenNode node)
    {
        if (node.Kind != JsonValueKind.Object || node.Children.Any(static child => ApiSpelling.HoldsSelectors(child.Key!)))
        {
            return false;
        }

        bool hasOwner = LooseName.TextOf(node, "trailarn", "eventdatastorearn") is not null;
        bool isDescribed = LooseName.Member(node, "s3bucketname") is not null || LooseName.Member(node, "homeregion") is not null
            || LooseName.Member(node, "eventdatastorearn") is not null;
        return LooseName.Member(node, "hascustomeventselectors") is not null || (hasOwner && isDescribed);
    }

    /// <summary>Decides a description: the default, or an error that names the command that prints the selectors.</summary>
    internal static void Fill(TrailDraft draft)
    {
        WrittenNode? flag = LooseName.Member(draft.At, "hascustomeventselectors");
        if (flag?.Kind == JsonValueKind.False)
        {
            draft.Notes.Add(
                $"{draft.At.Path}: the trail has no selectors of its own (HasCustomEventSelectors is false): it logs all management events.");
            return;
        }

        string owner = Quoted.Text(draft.OtherNames.FirstOrDefault() ?? draft.Name ?? "NAME");
        bool isStore = draft.Kind == TrailKind.EventDataStore;
        draft.Problems.Error(
            draft.At,
            isStore
                ? "The event data store is only described here; its selectors are not in the file."
                : "The trail is only described here; its selectors are not in the file.",
            isStore
                ? $"Read the answer of: aws cloudtrail get-event-data-store --event-data-store {owner}"
                : $"Read the answer of: aws cloudtrail get-event-selectors --trail-name {owner}");
    }
}
