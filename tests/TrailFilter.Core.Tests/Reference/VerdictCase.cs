using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Reference;

/// <summary>One record of a case and what must be decided about it.</summary>
internal sealed record VerdictCaseRecord(byte[] Bytes, Decision Expected, string? Why);

/// <summary>A case of data/cases/verdicts: selectors, records, and the answers that the rulings demand.</summary>
internal sealed record VerdictCase(
    string File, string Name, string Why, string Source, ImmutableArray<Trail> Trails, ImmutableArray<VerdictCaseRecord> Records)
{
    private static readonly Lazy<ImmutableArray<VerdictCase>> s_all = new(ReadAll);

    /// <summary>Every case, files in order of name.</summary>
    public static ImmutableArray<VerdictCase> All => s_all.Value;

    private static ImmutableArray<VerdictCase> ReadAll()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "data", "cases", "verdicts")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        List<VerdictCase> cases = [];
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(folder.FullName, "data", "cases", "verdicts"), "*.json");
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            cases.AddRange(document.RootElement.EnumerateArray().Select(json => Read(Path.GetFileName(file), json)));
        }

        return [.. cases];
    }

    private static VerdictCase Read(string file, JsonElement json)
    {
        Allow(json, "name", "why", "source", "selectors", "rules", "trails", "records");
        ImmutableArray<Trail> trails = json.TryGetProperty("trails", out JsonElement several)
            ? [.. several.EnumerateArray().Select((trail, index) => ReadTrail(trail, $"trail{index}"))]
            : [ReadTrail(json, "trail")];
        return new VerdictCase(
            file,
            json.GetProperty("name").GetString()!,
            json.GetProperty("why").GetString()!,
            json.GetProperty("source").GetString()!,
            trails,
            [.. json.GetProperty("records").EnumerateArray().Select(record => ReadRecord(record, trails))]);
    }

    private static Trail ReadTrail(JsonElement json, string name) => new(
        name,
        SelectorJson.Read(json.GetProperty("selectors")),
        json.TryGetProperty("rules", out JsonElement rules) && rules.GetString() == "event-data-store"
            ? TrailKind.EventDataStore
            : TrailKind.Trail);

    private static VerdictCaseRecord ReadRecord(JsonElement json, ImmutableArray<Trail> trails)
    {
        Allow(json, "why", "record", "raw", "base64", "outcome", "marks", "passed", "fault");
        byte[] bytes = json.TryGetProperty("record", out JsonElement record) ? Encoding.UTF8.GetBytes(record.GetRawText())
            : json.TryGetProperty("raw", out JsonElement raw) ? Encoding.UTF8.GetBytes(raw.GetString()!)
                : json.GetProperty("base64").GetBytesFromBase64();
        return new VerdictCaseRecord(
            bytes,
            json.TryGetProperty("fault", out JsonElement fault)
                ? Decision.Faulty(Enum.Parse<FaultKind>(fault.GetString()!, ignoreCase: true))
                : ReadAnswer(json, trails.Sum(trail => trail.Selectors.Count)),
            json.TryGetProperty("why", out JsonElement why) ? why.GetString() : null);
    }

    private static Decision ReadAnswer(JsonElement json, int selectors)
    {
        VerdictMarks marks = json.GetProperty("marks").EnumerateArray()
            .Aggregate(VerdictMarks.None, (all, mark) => all | Enum.Parse<VerdictMarks>(mark.GetString()!, ignoreCase: true));
        bool[] passed = new bool[selectors];
        foreach (JsonElement index in json.GetProperty("passed").EnumerateArray())
        {
            passed[index.GetInt32()] = true;
        }

        var outcome = Enum.Parse<Outcome>(json.GetProperty("outcome").GetString()!, ignoreCase: true);
        return new Decision(FaultKind.None, outcome, marks, [.. passed]);
    }

    private static void Allow(JsonElement json, params string[] keys) =>
        Assert.All(json.EnumerateObject(), property => Assert.Contains(property.Name, keys));
}
