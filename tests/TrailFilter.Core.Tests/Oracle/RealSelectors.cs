using System.Text;
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
            bool isStore = entry.GetProperty("target").GetString() == "eventDataStore";
            Assert.True(RuleSet.TryGet(isStore ? "event-data-store" : RuleSet.Current.Name, out RuleSet? rules));

            // Refused or not: all implementations have to decide alike whatever the configuration.
            SelectorReadResult read = SelectorReader.Read(Encoding.UTF8.GetBytes(entry.GetProperty("config").GetRawText()), rules);
            string id = entry.GetProperty("id").GetString()!;
            Assert.True(read.Selectors is not null, $"{id} cannot be read.");
            trails.Add(new Trail(id, read.Selectors, rules.Kind));
        }

        return trails;
    }
}
