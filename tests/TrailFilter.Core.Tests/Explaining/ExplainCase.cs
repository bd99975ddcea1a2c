using System.Text;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Core.Tests.Explaining;

/// <summary>A case of data/cases/explain: selectors, a record, and the explanation that is right.</summary>
/// <param name="File">Its file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Why">What it shows.</param>
/// <param name="Source">The ruling, or the page of AWS.</param>
/// <param name="Trail">The selectors.</param>
/// <param name="Record">The record.</param>
/// <param name="Expected">The explanation as lines, see <see cref="LinesOf"/>.</param>
internal sealed record ExplainCase(
    string File, string Name, string Why, string Source, Trail Trail, byte[] Record, IReadOnlyList<string> Expected)
{
    private static readonly Lazy<ExplainCase[]> s_all = new(ReadAll);

    public static IReadOnlyList<ExplainCase> All => s_all.Value;

    /// <summary>
    /// An explanation as lines that people can check: the outcome with marks, category and what tells it; then of each selector
    /// <c>PATH passes</c> or a line for each condition, <c>PATH: FIELD SEEN</c>, entries with their place. Doubts stand behind their
    /// selector.
    /// </summary>
    public static IEnumerable<string> LinesOf(Explanation explanation)
    {
        string marks = explanation.Marks == default ? "" : $" {explanation.Marks}";
        yield return $"{explanation.Outcome}{marks}: {explanation.Category ?? "-"} by {explanation.CategoryBasis}";
        foreach (SelectorExplanation selector in explanation.Trails[0].Selectors)
        {
            if (selector.Passes)
            {
                yield return $"{selector.Path} passes";
            }

            foreach (FieldMiss miss in selector.Misses)
            {
                foreach (FailedCondition condition in miss.Conditions)
                {
                    yield return $"{condition.Path}: {miss.Field} {Seen(miss.Seen)}, {condition.Operator} {string.Join('|', condition.Values)}";
                }

                foreach (EntryMiss entry in miss.Entries)
                {
                    string prefix = entry.ArnIsPrefix ? "prefix " : "";
                    string seen = $"{Seen(entry.Type)} {prefix}{Seen(entry.Arn)}";
                    foreach (FailedCondition condition in entry.Conditions)
                    {
                        yield return
                            $"{condition.Path}: resources[{entry.Index}] {entry.Field} of {seen}, {condition.Operator} {string.Join('|', condition.Values)}";
                    }
                }
            }

            if (selector.Doubts != DoubtKinds.None)
            {
                yield return $"{selector.Path} in doubt: {selector.Doubts}";
            }
        }

        static string Seen(string? text) => text is null ? "missing" : $"'{text}'";
    }

    private static ExplainCase[] ReadAll()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "data", "cases", "explain")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        List<ExplainCase> cases = [];
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(folder.FullName, "data", "cases", "explain"), "*.json");
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            cases.AddRange(document.RootElement.EnumerateArray().Select(json => Read(Path.GetFileName(file), json)));
        }

        return [.. cases];
    }

    private static ExplainCase Read(string file, JsonElement json)
    {
        Assert.All(
            json.EnumerateObject(),
            property => Assert.True(
                property.Name is "name" or "why" or "source" or "selectors" or "rules" or "record" or "explanation", property.Name));
        TrailKind kind = json.TryGetProperty("rules", out _) ? TrailKind.EventDataStore : TrailKind.Trail;
        return new ExplainCase(
            file,
            json.GetProperty("name").GetString()!,
            json.GetProperty("why").GetString()!,
            json.GetProperty("source").GetString()!,
            new Trail("trail", SelectorJson.Read(json.GetProperty("selectors")), kind),
            Encoding.UTF8.GetBytes(json.GetProperty("record").GetRawText()),
            [.. json.GetProperty("explanation").EnumerateArray().Select(static line => line.GetString()!)]);
    }
}
