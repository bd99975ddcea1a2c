using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;

namespace TrailFilter.Report.Tests.Rendering;

public sealed class FormTests
{
    public static readonly TheoryData<string> Reports = ["plain", "evil", "nothing", "sampled"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_same_report_gives_the_same_bytes_without_mark_and_carriage_return(string which)
    {
        foreach (ReportFormat format in Rendered.Formats)
        {
            byte[] bytes = Rendered.Bytes(Of(which), format);
            Assert.Equal(bytes, Rendered.Bytes(Of(which), format));
            Assert.NotEqual(0xef, bytes[0]);
            Assert.Equal((byte)'\n', bytes[^1]);
            if (format != ReportFormat.Csv)
            {
                Assert.DoesNotContain((byte)'\r', bytes);
            }
        }
    }

    [Fact]
    public void Costs_alone_lead_with_the_answer()
    {
        CostReport report = SampleReports.Cost(["now", "then"]);
        Assert.StartsWith("now: about $214 a month ($100 to $1,230).\n", Rendered.Text(report, ReportFormat.Text), StringComparison.Ordinal);
        Assert.StartsWith("**now: about \\$214 a month (\\$100 to \\$1,230).**\n", Rendered.Text(report, ReportFormat.Markdown), StringComparison.Ordinal);
        Assert.Contains("\nnow,cost,", Rendered.Text(report, ReportFormat.Csv), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Costs_alone_say_what_the_input_could_show(string which)
    {
        CostReport report = CostsAlone(which);
        Assert.Contains("What this input can show", Rendered.Text(report, ReportFormat.Text), StringComparison.Ordinal);
        Assert.Contains("### What this input can show", Rendered.Text(report, ReportFormat.Markdown), StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"coverage-name\">What this input can show</h2>", Rendered.Text(report, ReportFormat.Html), StringComparison.Ordinal);
        Assert.Contains(",coverage,", Rendered.Text(report, ReportFormat.Csv), StringComparison.Ordinal);
        Assert.Contains("\"categories\"", Rendered.Text(report, ReportFormat.Json), StringComparison.Ordinal);
        CostReport redacted = Redaction.Apply(report);
        Assert.DoesNotContain("123456789012", Rendered.Text(redacted, ReportFormat.Json), StringComparison.Ordinal);
        Assert.DoesNotContain("coverage", Rendered.Text(FormTests.Of(which).Cost, ReportFormat.Json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_says_so_before_its_figures_and_shows_ranges()
    {
        PreviewReport report = SampleReports.Sampled();
        foreach (ReportFormat format in Rendered.Formats)
        {
            string preview = Rendered.Text(report, format);
            string cost = Rendered.Text(report.Cost with { Coverage = report.Coverage }, format);
            string coverage = format switch
            {
                ReportFormat.Csv => ",coverage,",
                ReportFormat.Json => "\"coverage\"",
                ReportFormat.Html => "<section id=\"coverage\"",
                _ => "What this input can show",
            };
            Assert.InRange(
                preview.IndexOf("This is a sample", StringComparison.Ordinal), 0, preview.IndexOf(coverage, StringComparison.Ordinal));
            Assert.Contains("This is a sample", cost, StringComparison.Ordinal);
        }

        Assert.Contains("8,000 to 8,810", Rendered.Text(report, ReportFormat.Text), StringComparison.Ordinal);
        Assert.Contains("8,000 to 8,810", Rendered.Text(report, ReportFormat.Markdown), StringComparison.Ordinal);
        Assert.Contains("8,000 to 8,810", Rendered.Text(report, ReportFormat.Html), StringComparison.Ordinal);
        Assert.Contains(",interval,,dropped,", Rendered.Text(report, ReportFormat.Csv), StringComparison.Ordinal);
        Assert.StartsWith(
            "s3.amazonaws.com: about $214 a month (95 %: $150 to $300).\n", Rendered.Text(report.Cost, ReportFormat.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void One_hour_is_no_hours()
    {
        CostReport report = SampleReports.Cost(["now"]) with { CoveredHours = 1, Coverage = SampleReports.Plain().Coverage };
        foreach (ReportFormat format in new[] { ReportFormat.Text, ReportFormat.Html })
        {
            Assert.DoesNotContain("1 hours", Rendered.Text(report, format), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_is_no_unknown_form()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rendered.Bytes(SampleReports.Plain(), (ReportFormat)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rendered.Bytes(SampleReports.Cost(["a"]), (ReportFormat)99));
    }

    public static CostReport CostsAlone(string which) => Of(which).Cost with { Coverage = Of(which).Coverage };

    public static PreviewReport Of(string which) => which switch
    {
        "plain" => SampleReports.Plain(),
        "evil" => SampleReports.Evil(),
        "sampled" => SampleReports.Sampled(),
        _ => SampleReports.Nothing(),
    };
}
