using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Synthesis.Tests;

/// <summary>Each of the sample selectors logs a part of the sample archive, and not all of it.</summary>
[Collection("sample")]
public class SampleSelectorTests
{
    private static readonly List<JsonElement> s_records = [.. Read()];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.Data("selectors"), "*.json").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Selectors_log_a_part_of_the_sample(string file)
    {
        using JsonDocument configuration = JsonDocument.Parse(File.ReadAllBytes(Repository.Data("selectors", file)));
        int logged = s_records.Count(r => SelectorsOracle.Logs(configuration.RootElement, r));
        TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {logged} of {s_records.Count}");
        Assert.InRange(logged, 3, s_records.Count - 3);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Selectors_are_accepted_without_remarks(string file) =>
        Assert.Empty(SelectorReader.Read(File.ReadAllBytes(Repository.Data("selectors", file)), RuleSet.Current).Problems);

    [Fact]
    public void The_benchmark_job_is_accepted_without_remarks() =>
        Assert.Empty(SelectorReader.Read(Encoding.UTF8.GetBytes(BenchmarkJob.SelectorsJson), RuleSet.Current).Problems);

    [Fact]
    public void The_exclusions_have_something_to_exclude()
    {
        Assert.Contains(s_records, r => Corpus.Is(r, "eventSource", "kms.amazonaws.com") && Corpus.Is(r, "eventCategory", "Management"));
        Assert.Contains(s_records, r => Corpus.Is(r, "eventName", "DeleteObject") && Corpus.Is(r, "eventType", "AwsServiceEvent"));
        Assert.Contains(s_records, r => Corpus.Is(r, "eventName", "DeleteObject") && Corpus.Is(r, "eventType", "AwsApiCall"));
        Assert.Contains(s_records, r => Corpus.Is(r, "eventName", "PutObject") && Corpus.Resources(r).Any(e => Corpus.Is(e, "ARN", "arn:aws:s3:::amzn-s3-demo-logging-bucket")));
        Assert.Contains(s_records, r => Corpus.Is(r, "eventCategory", "NetworkActivity") && Corpus.Text(r, "errorCode") is null);
        Assert.Contains(s_records, r => Corpus.Text(r, "eventCategory") is null && Corpus.Text(r, "eventVersion") is "1.03" or "1.05");
    }

    private static IEnumerable<JsonElement> Read()
    {
        foreach (string path in Directory.EnumerateFiles(Repository.Data("sample"), "*.json.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using FileStream file = File.OpenRead(path);
            using GZipStream gzip = new(file, CompressionMode.Decompress);
            using JsonDocument json = JsonDocument.Parse(gzip);
            if (json.RootElement.TryGetProperty("Records", out JsonElement records))
            {
                foreach (JsonElement record in records.EnumerateArray())
                {
                    yield return record.Clone();
                }
            }
        }
    }
}
