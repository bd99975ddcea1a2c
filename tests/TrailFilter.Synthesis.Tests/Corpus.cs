using System.Text.Json;

namespace TrailFilter.Synthesis.Tests;

/// <summary>Generated records, parsed once and shared by the tests that only look.</summary>
internal sealed class Corpus
{
    private Corpus(GeneratorProfile profile, int count)
    {
        RecordGenerator generator = new(profile, 1);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> record = generator.Next();
            Sizes.Add(record.Length);
            Backslashes += record.Contains((byte)'\\') ? 1 : 0;
            Records.Add(JsonElement.Parse(record));
        }
    }

    public static Corpus Default { get; } = new(GeneratorProfile.Default, 20_000);

    public static Corpus Benchmark { get; } = new(GeneratorProfile.Benchmark, 20_000);

    public List<JsonElement> Records { get; } = [];

    public List<int> Sizes { get; } = [];

    public int Backslashes { get; }

    /// <summary>The share of the records something holds for.</summary>
    public double Share(Func<JsonElement, bool> holds) => (double)Records.Count(holds) / Records.Count;

    /// <summary>The size in bytes below which so many per thousand of the chosen records stay.</summary>
    public int Size(int perMille, Func<JsonElement, bool> holds)
    {
        List<int> sizes = [.. Records.Zip(Sizes).Where(pair => holds(pair.First)).Select(pair => pair.Second).Order()];
        return sizes[sizes.Count * perMille / 1000];
    }

    public static string? Text(JsonElement record, string key) =>
        record.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Is(JsonElement record, string key, string text) => Text(record, key) == text;

    public static IEnumerable<JsonElement> Resources(JsonElement record) =>
        record.TryGetProperty("resources", out JsonElement resources) ? resources.EnumerateArray() : [];
}
