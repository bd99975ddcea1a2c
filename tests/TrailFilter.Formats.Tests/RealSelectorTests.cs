using System.Text;
using System.Text.Json.Nodes;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests;

namespace TrailFilter.Formats.Tests;

/// <summary>All real configurations, written in each form and read back: the same model, accepted or refused for the same reasons.</summary>
public sealed class RealSelectorTests
{
    public static TheoryData<string> Forms => [.. Writers.All.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Round_trip(string form)
    {
        string path = SharedData.Require("selectors/selectors.ndjson", $"real configurations written as {form}");
        int read = 0;
        foreach (string line in File.ReadLines(path))
        {
            JsonNode entry = JsonNode.Parse(line)!;
            JsonObject config = (JsonObject)entry["config"]!.DeepClone();
            bool isStore = entry["target"]!.GetValue<string>() != "trail";
            Assert.True(RuleSet.TryGet(isStore ? "event-data-store" : "current", out RuleSet? rules));
            SelectorReadResult expected = SelectorReader.Read(Encoding.UTF8.GetBytes(config.ToJsonString()), rules);
            if (isStore)
            {
                config["$store"] = true;
            }

            string written = Writers.All[form](config);
            SelectorsFile file = SelectorsFileReader.Read(
                Encoding.UTF8.GetBytes(written.Replace(",\"$store\":true", "", StringComparison.Ordinal)),
                new SelectorsFileOptions { Rules = form is "JSON" or "YAML" or "YAML in blocks" ? rules : null });

            FoundTrail found = Assert.Single(file.Trails);
            Assert.Empty(file.Problems);
            string id = entry["id"]!.GetValue<string>();
            read++;
            if (form.StartsWith("template", StringComparison.Ordinal) && line.Contains("{\"Fn::Sub\"", StringComparison.Ordinal))
            {
                Assert.Contains(found.Result.Problems, problem => problem.Message == "AWS::Partition is known only when the stack is made.");
                continue;
            }

            Assert.True(
                rules == found.Rules && Shown.Selectors(expected.Selectors) == Shown.Selectors(found.Result.Selectors)
                && Messages(expected, form).SequenceEqual(Messages(found.Result, form)),
                $"{id} as {form}:\n{written}\n{Shown.Selectors(expected.Selectors)}\n{Shown.Selectors(found.Result.Selectors)}\n"
                + $"{string.Join('\n', Messages(expected, form))}\n--\n{string.Join('\n', Messages(found.Result, form))}");
            Assert.All(found.Result.Problems, problem => Assert.NotNull(problem.Line));
        }

        Assert.Equal(131, read);
    }

    /// <summary>
    /// What is wrong with the selectors; names of trails are the writers', and not compared. Tools write empty lists for operators that
    /// are not used, so that only of the API's own form is that remarkable.
    /// </summary>
    private static IEnumerable<string> Messages(SelectorReadResult result, string form) => result.Problems
        .Where(problem => problem.Severity == ProblemSeverity.Error || form.Contains("JSON", StringComparison.Ordinal) || form.Contains("YAML", StringComparison.Ordinal))
        .Where(static problem => !problem.Message.Contains("Trail", StringComparison.Ordinal) && !problem.Message.Contains("is given", StringComparison.Ordinal))
        .Select(static problem => $"{problem.Severity} {problem.Message}");
}
