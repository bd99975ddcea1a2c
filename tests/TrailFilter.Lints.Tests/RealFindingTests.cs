using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Tests;

/// <summary>
/// All configurations found in public repositories. Every finding was read by hand; the table in data/cases/lints/README.md says what
/// there is, and no finding may come or go without its being read again.
/// </summary>
public sealed class RealFindingTests(ITestOutputHelper output)
{
    [Fact]
    public void Findings_are_those_of_the_table()
    {
        string path = SharedData.Require("selectors/selectors.ndjson", "the findings of real configurations");
        var found = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        int configurations = 0;
        foreach (string line in File.ReadLines(path))
        {
            JsonNode entry = JsonNode.Parse(line)!;
            string id = entry["id"]!.GetValue<string>();
            configurations++;
            foreach (Finding finding in Check(entry))
            {
                output.WriteLine($"{id} {finding.Level} {finding.Rule.Id} {finding.Path}: {finding.Message}");
                string key = $"{finding.Rule.Id} ({finding.Level.ToString().ToLowerInvariant()})";
                SortedDictionary<string, int> ids = found.TryGetValue(key, out SortedDictionary<string, int>? known)
                    ? known : found[key] = new SortedDictionary<string, int>(StringComparer.Ordinal);
                ids[id] = ids.GetValueOrDefault(id) + 1;
            }
        }

        string[] expected =
        [
            .. File.ReadLines(Path.Combine(Repository.Lints, "README.md"))
                .SkipWhile(static line => line != "<!-- real findings -->").SkipWhile(static line => !line.StartsWith("| ---", StringComparison.Ordinal)).Skip(1).TakeWhile(static line => line.StartsWith('|'))
                .Select(static line => string.Join('|', line.Split('|')[..5])),
        ];
        string[] actual =
        [
            .. found.Select(static rule => string.Create(
                CultureInfo.InvariantCulture,
                $"| {rule.Key} | {rule.Value.Values.Sum()} | {rule.Value.Count} | {Ids(rule.Value.Keys)} ")),
        ];
        Assert.Equal(131, configurations);
        Assert.Equal(expected, actual);
    }

    /// <summary>Fixes of real configurations are applied, too: they stay accepted, and mean the same where that is promised.</summary>
    [Fact]
    public void Fixes_keep_what_they_promise()
    {
        string path = SharedData.Require("selectors/selectors.ndjson", "the fixes of real configurations");
        int applied = 0;
        foreach (string line in File.ReadLines(path))
        {
            JsonNode entry = JsonNode.Parse(line)!;
            (SelectorReadResult before, RuleSet rules) = Read(entry["config"]!, entry);
            foreach (Finding finding in Check(entry).Where(static finding => finding.Fix is { Patch.IsEmpty: false }))
            {
                JsonNode document = finding.Fix!.Target == PatchTarget.File ? entry["config"]! : JsonNode.Parse(SelectorJson.Write(before.Selectors!))!;
                JsonNode mended = JsonPatch.Apply(document, finding.Fix.Patch);
                (SelectorReadResult after, _) = Read(mended, entry);
                applied++;
                Assert.True(!before.IsAccepted || after.IsAccepted, $"{entry["id"]}: {mended}");
                if (finding.Fix.KeepsMeaning)
                {
                    Assert.Equal(
                        SelectorRelation.Equal,
                        TrailComparer.Compare(new Trail("a", before.Selectors!, rules.Kind), new Trail("b", after.Selectors!, rules.Kind)).Relation);
                }
            }
        }

        Assert.True(applied > 40, $"{applied} fixes");
    }

    private static string Ids(IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        return all.Length <= 6 ? string.Join(", ", all) : string.Join(", ", all[..5]) + ", …";
    }

    private static ImmutableArray<Finding> Check(JsonNode entry)
    {
        (SelectorReadResult result, RuleSet rules) = Read(entry["config"]!, entry);
        return SelectorLinter.Check(result, rules);
    }

    private static (SelectorReadResult Result, RuleSet Rules) Read(JsonNode config, JsonNode entry)
    {
        bool isStore = entry["target"]!.GetValue<string>() == "eventDataStore";
        Assert.True(RuleSet.TryGet(isStore ? "event-data-store" : RuleSet.Current.Name, out RuleSet? rules));
        return (SelectorReader.Read(Encoding.UTF8.GetBytes(config.ToJsonString()), rules), rules);
    }
}
