using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>The configurations found in public repositories, kept beside the checkout.</summary>
internal static class RealSelectors
{
    /// <summary>Every configuration, named by its id, with the kind it was written for.</summary>
    public static IReadOnlyList<Trail> All(string purpose)
    {
        List<Trail> trails = [];
        foreach (string line in File.ReadLines(SharedData.Require("selectors/selectors.ndjson", purpose)))
        {
            using var document = JsonDocument.Parse(line);
            JsonElement entry = document.RootElement;
            trails.Add(new Trail(
                entry.GetProperty("id").GetString()!,
                SelectorJson.Read(entry.GetProperty("config")),
                entry.GetProperty("target").GetString() == "eventDataStore" ? TrailKind.EventDataStore : TrailKind.Trail));
        }

        return trails;
    }
}
