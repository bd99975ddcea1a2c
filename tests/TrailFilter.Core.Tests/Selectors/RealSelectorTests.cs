using System.Text;
using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Selectors;

/// <summary>Configurations that AWS accepted or refused, from public repositories.</summary>
public sealed class RealSelectorTests
{
    /// <summary>Documented configurations that AWS would not take, each with the reason.</summary>
    private static readonly Dictionary<string, string> s_typos = new(StringComparer.Ordinal)
    {
        ["r040"] = "arn:aws:s3:::amzn-s3-demo-bucket2;/prefix2: a semicolon slipped into the bucket's name.",
        ["r065"] = "A CloudFormation template: Fn::Sub in place of a value.",
    };

    /// <summary>Documented configurations under the heading of trails that belong to event data stores.</summary>
    private static readonly Dictionary<string, string> s_stores = new(StringComparer.Ordinal)
    {
        ["r022"] = "eventCategory ActivityAuditLog: input of create-event-data-store.",
    };

    /// <summary>How AWS's sentences begin.</summary>
    private static readonly string[] s_starts =
        ["Value ", "Invalid combination", "Specify a valid", "The following ", "A duplicate ", "You can select "];

    /// <summary>What follows them in the sources.</summary>
    private static readonly string[] s_tails = [" (Service:", ". Valid values are"];

    [Fact]
    public void Every_configuration_AWS_refused_is_refused_in_its_words()
    {
        int worded = 0;
        List<JsonElement> entries = Load("selectors/invalid.ndjson", "refused configurations and AWS's words");
        foreach (JsonElement entry in entries)
        {
            SelectorReadResult result = Read(entry, "current");
            string id = Text(entry, "id");
            Assert.False(result.IsAccepted, id);
            Assert.NotNull(result.Selectors);
            if (CoreSentence(Text(entry, "error")) is { } sentence)
            {
                worded++;
                Assert.True(
                    result.Problems.Any(problem => Matches(problem, sentence)),
                    $"{id}: expected \"{sentence}\", but got {string.Join(" | ", result.Problems.Select(problem => problem.Message))}");
            }
        }

        Assert.True(entries.Count >= 14 && worded >= 13);
        TestContext.Current.TestOutputHelper?.WriteLine($"{entries.Count} refused configurations, {worded} with AWS's words.");
    }

    [Fact]
    public void Every_configuration_AWS_accepted_is_accepted()
    {
        (int accepted, int documented, int warnings) = (0, 0, 0);
        foreach (JsonElement entry in Load("selectors/selectors.ndjson", "accepted configurations"))
        {
            string id = Text(entry, "id");
            string status = Text(entry, "status");
            bool isAccepted = status.StartsWith("accepted by AWS", StringComparison.Ordinal)
                || status.StartsWith("deployed", StringComparison.Ordinal);
            if (!isAccepted && (status != "documented" || s_typos.ContainsKey(id)))
            {
                continue;
            }

            string rules = Text(entry, "target") == "trail" && !s_stores.ContainsKey(id) ? "current" : "event-data-store";
            SelectorReadResult result = Read(entry, rules);
            Assert.True(result.IsAccepted, $"{id}: {string.Join(" | ", result.Problems)}");
            accepted += isAccepted ? 1 : 0;
            documented += isAccepted ? 0 : 1;
            warnings += result.Problems.IsEmpty ? 0 : 1;
        }

        Assert.True(accepted >= 16 && documented >= 98);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{accepted} configurations accepted by AWS and {documented} documented ones accepted; {warnings} of them with warnings.");
    }

    [Fact]
    public void Documented_typos_are_refused()
    {
        foreach (JsonElement entry in Load("selectors/selectors.ndjson", "documented typos"))
        {
            if (s_typos.TryGetValue(Text(entry, "id"), out string? why))
            {
                Assert.False(Read(entry, "current").IsAccepted, why);
            }
        }
    }

    [Fact]
    public void Every_configuration_can_be_evaluated_whatever_its_status()
    {
        foreach (JsonElement entry in Load("selectors/selectors.ndjson", "reading of every configuration"))
        {
            SelectorSet? set = Read(entry, "current").Selectors;
            JsonElement config = entry.GetProperty("config");
            int count = new[] { "EventSelectors", "AdvancedEventSelectors" }
                .Sum(key => config.TryGetProperty(key, out JsonElement list) ? list.GetArrayLength() : 0);
            Assert.NotNull(set);
            Assert.Equal(count, set.Count);
            Assert.Equal(config.TryGetProperty("TrailName", out JsonElement name) ? name.GetString() : null, set.TrailName);
        }
    }

    /// <summary>
    /// What AWS said, out of what the source wraps it in; <see langword="null"/> where it kept only the error's name. Of
    /// "Value … for DataResources.Type is invalid." the second sentence is not known to be AWS's.
    /// </summary>
    private static string? CoreSentence(string error)
    {
        foreach (string start in s_starts)
        {
            int at = error.IndexOf(start, StringComparison.Ordinal);
            if (at >= 0)
            {
                string rest = error[at..];
                int end = s_tails.Select(tail => rest.IndexOf(tail, StringComparison.Ordinal))
                    .Where(index => index >= 0).DefaultIfEmpty(rest.Length).Min();
                return rest[..end].TrimEnd('.');
            }
        }

        return null;
    }

    /// <summary>One reporter put &lt;replaced&gt; for the bucket's name.</summary>
    private static bool Matches(SelectorProblem problem, string sentence)
    {
        string[] parts = sentence.Split("<replaced>");
        return parts.Length == 1
            ? problem.Message.Contains(sentence, StringComparison.Ordinal)
            : problem.Message.StartsWith(parts[0], StringComparison.Ordinal)
                && problem.Message.Contains(parts[1], StringComparison.Ordinal);
    }

    private static SelectorReadResult Read(JsonElement entry, string rules) =>
        RuleSet.TryGet(rules, out RuleSet? set)
            ? SelectorReader.Read(Encoding.UTF8.GetBytes(entry.GetProperty("config").GetRawText()), set)
            : throw new InvalidOperationException(rules);

    private static List<JsonElement> Load(string relative, string notChecked) =>
        [.. File.ReadLines(SharedData.Require(relative, notChecked)).Select(line => JsonElement.Parse(line))];

    private static string Text(JsonElement entry, string key) => entry.GetProperty(key).GetString()!;
}
