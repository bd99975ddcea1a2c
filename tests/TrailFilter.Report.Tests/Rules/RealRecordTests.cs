using System.Text;
using System.Text.Json;
using TrailFilter.Report.Model;
using TrailFilter.Report.Security;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Tests.Tallies;
using TrailFilter.Report.Wastes;

namespace TrailFilter.Report.Tests.Rules;

public sealed class RealRecordTests
{
    private const string NotChecked = "whether tables find in real records what their files say";

    [Fact]
    public void Rules_find_the_security_events_that_the_file_describes()
    {
        SecurityTable table = SecurityTable.BuiltIn;
        JsonElement[] entries = [.. FactFiles.Security.EnumerateArray()];
        var seen = new HashSet<string>();
        foreach (byte[] json in Jobs.RealRecords(NotChecked))
        {
            using var document = JsonDocument.Parse(json);
            JsonElement record = document.RootElement;
            string[] expected =
            [
                .. entries.Where(entry => WhenOracle.IsSecurity(entry, record)).Select(entry => entry.GetProperty("id").GetString()!).Order(StringComparer.Ordinal),
            ];
            string[] found =
            [
                .. table.Rules.Where(rule => RuleRun.Fits(rule, record, json)).Select(rule =>
                {
                    Assert.True(table.TryFindRule(rule.Id, out SecurityEntry? entry));
                    return entry.Id;
                }).Order(StringComparer.Ordinal),
            ];
            Assert.True(
                expected.SequenceEqual(found),
                $"expected {string.Join(' ', expected)}, found {string.Join(' ', found)} in {Encoding.UTF8.GetString(json)}");
            seen.UnionWith(found);
        }

        // What real records show of the entries that need more than a name.
        Assert.Superset(
            new HashSet<string> { "access-denied", "root-user", "sts-assume-role", "user-data-read", "user-data-changed", "console-sign-in-failed" },
            seen);
    }

    [Fact]
    public void Tallies_of_real_records_hold_the_wastes_that_the_file_describes()
    {
        WasteTable table = WasteTable.BuiltIn;
        var shapes = new Dictionary<Shape, Amount>();
        var rules = new Dictionary<string, Amount>();
        var expected = new Dictionary<string, long>();
        foreach (byte[] json in Jobs.RealRecords(NotChecked))
        {
            using var document = JsonDocument.Parse(json);
            JsonElement record = document.RootElement;
            var amount = new Amount(1, json.Length);
            Shape shape = RuleRun.ShapeOf(record);
            shapes[shape] = shapes.GetValueOrDefault(shape) + amount;
            foreach (IRecordRule rule in table.Rules.Where(rule => RuleRun.Fits(rule, record, json)))
            {
                rules[rule.Id] = rules.GetValueOrDefault(rule.Id) + amount;
            }

            foreach (JsonElement entry in FactFiles.Wastes.EnumerateArray().Where(entry => WhenOracle.IsWaste(entry, record)))
            {
                string id = entry.GetProperty("id").GetString()!;
                expected[id] = expected.GetValueOrDefault(id) + 1;
            }
        }

        var found = table.Find(RuleRun.Tallies(
            shapes.Select(pair => new TallyRow<Shape>(pair.Key, 1, pair.Value, [])),
            rules.Select(pair => new TallyRow<string>(pair.Key, 1, pair.Value, []))));
        Assert.Equal(expected, found.ToDictionary(finding => finding.Waste.Id, finding => finding.Amount.Records));
        Assert.Contains("log-bucket-deliveries", expected.Keys);
        Assert.Contains("kms-reads", expected.Keys);
        Assert.All(found, finding => Assert.Equal(
            finding.Amount, finding.Places.Aggregate(default(Amount), (sum, place) => sum + place.Amount)));
    }
}
