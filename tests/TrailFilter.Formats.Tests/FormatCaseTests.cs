using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats.Tests;

/// <summary>Every case of data/cases/formats: the trails, their selectors and problems, each with line and path, no more and no less.</summary>
public sealed class FormatCaseTests
{
    public static TheoryData<string> Names => [.. FormatCase.LoadAll().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case(string name)
    {
        FormatCase one = Assert.Single(FormatCase.LoadAll(), each => each.Name == name);
        Assert.False(string.IsNullOrWhiteSpace(one.Expected.GetProperty("why").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(one.Expected.GetProperty("source").GetString()));

        SelectorsFile file = one.Read();

        Assert.Equal(one.Expected.GetProperty("form").GetString(), file.Form);
        Assert.Equal(FormatCase.Problems(one.Expected), FormatCase.Problems(file.Problems));
        JsonElement[] trails = [.. one.Expected.GetProperty("trails").EnumerateArray()];
        Assert.Equal(trails.Select(trail => trail.GetProperty("name").GetString()), file.Trails.Select(trail => trail.Name));
        foreach ((JsonElement expected, FoundTrail found) in trails.Zip(file.Trails))
        {
            Assert.Equal(expected.GetProperty("kind").GetString() == "trail" ? TrailKind.Trail : TrailKind.EventDataStore, found.Rules.Kind);
            Assert.Equal(FormatCase.Problems(expected), FormatCase.Problems(found.Result.Problems));
            Assert.All(found.Result.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Advice)));
            if (expected.TryGetProperty("selectors", out JsonElement selectors))
            {
                Assert.Equal(Shown.Selectors(selectors, found.Rules), Shown.Selectors(found.Result.Selectors));
            }

            if (expected.TryGetProperty("notes", out JsonElement notes))
            {
                Assert.Equal(notes.EnumerateArray().Select(note => note.GetString()), found.Notes);
            }
        }
    }

    [Fact]
    public void Every_file_of_the_folder_is_a_case() => Assert.Equal(
        Directory.EnumerateFiles(FormatCase.Folder).Count(path => !path.EndsWith(".expected.json", StringComparison.Ordinal)),
        FormatCase.LoadAll().Count());
}
