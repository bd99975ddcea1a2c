namespace TrailFilter.Synthesis.Tests;

public class ShareTests
{
    private static readonly Corpus s_default = Corpus.Default;
    private static readonly Corpus s_benchmark = Corpus.Benchmark;

    [Fact]
    public void Categories_have_the_shares_of_the_profile()
    {
        Assert.Equal(0.55, s_benchmark.Share(r => Corpus.Is(r, "eventCategory", "Management")), 0.015);
        Assert.Equal(0.43, s_benchmark.Share(r => Corpus.Is(r, "eventCategory", "Data")), 0.015);
        Assert.Equal(0.02, s_benchmark.Share(r => Corpus.Is(r, "eventCategory", "NetworkActivity")), 0.005);
        Assert.Equal(0.003, s_default.Share(r => Corpus.Text(r, "eventCategory") is null), 0.0015);
        Assert.Equal(0.001, s_default.Share(r => Corpus.Text(r, "eventCategory") is "Insight" or "Aggregated"), 0.001);
    }

    [Fact]
    public void Four_of_five_records_are_reads()
    {
        double reads = s_default.Share(r => r.TryGetProperty("readOnly", out System.Text.Json.JsonElement value) && value.GetBoolean());
        double known = s_default.Share(r => r.TryGetProperty("readOnly", out _));
        Assert.Equal(0.80, reads / known, 0.03);
    }

    [Fact]
    public void One_request_in_twenty_is_denied()
    {
        Assert.Equal(0.05, s_default.Share(r => Corpus.Text(r, "errorCode") is "AccessDenied" or "Client.UnauthorizedOperation"), 0.01);
        double denied = s_default.Share(r => Corpus.Is(r, "errorCode", "VpceAccessDenied"));
        double network = s_default.Share(r => Corpus.Is(r, "eventCategory", "NetworkActivity"));
        Assert.InRange(denied / network, 0.2, 0.45);
    }

    [Fact]
    public void Sizes_are_those_of_real_trails()
    {
        Assert.InRange(s_default.Size(500, r => Corpus.Is(r, "eventCategory", "Management")), 1_200, 1_500);
        Assert.InRange(s_default.Size(500, r => Corpus.Is(r, "eventCategory", "Data")), 1_200, 1_750);
        Assert.InRange(s_default.Size(999, _ => true), 6_000, 70_000);
    }

    [Fact]
    public void The_benchmark_resembles_the_study_it_repeats()
    {
        Assert.Equal(1_544, s_benchmark.Size(500, _ => true), 60.0);
        Assert.Equal(3_986, s_benchmark.Size(990, _ => true), 500.0);
        Assert.InRange(s_benchmark.Sizes.Max(), 6_000, 9_000);
        Assert.Equal(0.17, (double)s_benchmark.Backslashes / s_benchmark.Records.Count, 0.02);
    }

    [Fact]
    public void The_benchmark_job_selects_about_one_record_in_forty()
    {
        Assert.Equal(50, BenchmarkJob.Prefixes.Distinct().Count());
        using System.Text.Json.JsonDocument job = System.Text.Json.JsonDocument.Parse(BenchmarkJob.SelectorsJson);
        double share = s_benchmark.Share(r => SelectorsOracle.Logs(job.RootElement, r));
        Assert.Equal(0.026, share, 0.004);
    }

    [Fact]
    public void A_profile_may_ask_for_one_category_only()
    {
        RecordGenerator generator = new(new GeneratorProfile { DataShare = 1, NetworkActivityShare = 0, InsightShare = 0, OldShare = 0 }, 1);
        for (int i = 0; i < 200; i++)
        {
            Assert.True(generator.Next().IndexOf("\"eventCategory\":\"Data\""u8) > 0);
        }
    }
}
