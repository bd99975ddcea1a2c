using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;

namespace TrailFilter.Reasoning.Tests.Cases;

/// <summary>A case of data/cases/diff: two configurations and how they must compare.</summary>
/// <remarks>
/// <c>relation</c> is the word of <c>diff --format json</c>. <c>onlyA</c> and <c>onlyB</c> say which selectors make the difference, and
/// may say what fields the witness holds (null: it must lack the field), by which fields the other side's selectors fail, in the order of
/// nearness, and whether the witness is ambiguous (false when not said).
/// </remarks>
internal sealed record DiffCase(string File, string Name, string Why, string Source, Trail First, Trail Second, JsonElement Expected)
{
    private static readonly Lazy<DiffCase[]> s_all = new(ReadAll);

    public static IReadOnlyList<DiffCase> All => s_all.Value;

    private static DiffCase[] ReadAll()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "data", "cases", "diff")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return
        [
            .. from file in Directory.EnumerateFiles(Path.Combine(folder.FullName, "data", "cases", "diff"), "*.json").Order(StringComparer.Ordinal)
               from json in JsonElement.Parse(System.IO.File.ReadAllBytes(file)).EnumerateArray()
               select Read(Path.GetFileName(file), json),
        ];
    }

    private static DiffCase Read(string file, JsonElement json)
    {
        string[] keys =
            ["name", "why", "source", "rules", "a", "b", "relation", "onlyA", "onlyB", "aLogsNothing", "bLogsNothing"];
        Assert.All(json.EnumerateObject(), property => Assert.Contains(property.Name, keys));
        TrailKind kind = json.TryGetProperty("rules", out JsonElement rules) && rules.GetString() == "event-data-store"
            ? TrailKind.EventDataStore
            : TrailKind.Trail;
        return new DiffCase(
            file,
            json.GetProperty("name").GetString()!,
            json.GetProperty("why").GetString()!,
            json.GetProperty("source").GetString()!,
            new Trail("A", SelectorJson.Read(json.GetProperty("a")), kind),
            new Trail("B", SelectorJson.Read(json.GetProperty("b")), kind),
            json);
    }
}
