using System.Text;
using System.Text.Json;

namespace TrailFilter.Core.Tests.Selectors;

/// <summary>One case of data/cases/selectors: a file content and every problem it must yield, in order.</summary>
internal sealed record SelectorCase(
    string File,
    string Name,
    string Rules,
    byte[] Content,
    bool IsRead,
    IReadOnlyList<(string Severity, string Path, string Message)> Problems)
{
    /// <summary>All cases of all files. Content is <c>config</c>, any JSON, or <c>text</c>, the file's very text.</summary>
    internal static IEnumerable<SelectorCase> LoadAll() =>
        Directory.EnumerateFiles(Path.Combine(FindRepository(), "data", "cases", "selectors"), "*.json")
            .Order(StringComparer.Ordinal).SelectMany(Load);

    private static IEnumerable<SelectorCase> Load(string path)
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            Assert.False(string.IsNullOrWhiteSpace(item.GetProperty("why").GetString()));
            Assert.False(string.IsNullOrWhiteSpace(item.GetProperty("source").GetString()));
            yield return new SelectorCase(
                Path.GetFileName(path),
                item.GetProperty("name").GetString()!,
                item.TryGetProperty("rules", out JsonElement rules) ? rules.GetString()! : "current",
                Encoding.UTF8.GetBytes(
                    item.TryGetProperty("text", out JsonElement text) ? text.GetString()! : item.GetProperty("config").GetRawText()),
                !item.TryGetProperty("read", out JsonElement read) || read.GetBoolean(),
                [
                    .. item.GetProperty("problems").EnumerateArray().Select(problem => (
                        problem.GetProperty("severity").GetString()!,
                        problem.GetProperty("path").GetString()!,
                        problem.GetProperty("message").GetString()!)),
                ]);
        }
    }

    private static string FindRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Filter.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
