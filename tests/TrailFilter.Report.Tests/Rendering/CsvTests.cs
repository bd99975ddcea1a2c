using System.Globalization;
using System.Text;
using CsCheck;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;
using TrailFilter.Report.Rendering.Csv;

namespace TrailFilter.Report.Tests.Rendering;

public sealed class CsvTests
{
    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void Every_row_has_every_column_and_no_text_is_a_formula(string which)
    {
        List<string[]> rows = Parse(Rendered.Text(FormTests.Of(which), ReportFormat.Csv));
        Assert.Equal(CsvTable.Columns, rows[0]);
        Assert.Equal(CsvTable.Columns.Length, CsvTable.Columns.Distinct().Count());
        foreach (string[] row in rows)
        {
            Assert.Equal(CsvTable.Columns.Length, row.Length);
            Assert.DoesNotContain(row, static field =>
                field is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !double.TryParse(field, CultureInfo.InvariantCulture, out _));
        }
    }

    [Fact]
    public void What_is_read_back_is_what_was_written()
    {
        PreviewReport report = SampleReports.Evil();
        List<string[]> rows = Parse(Rendered.Text(report, ReportFormat.Csv));
        ComparisonReport comparison = report.Comparisons[0];
        string[][] written = [.. rows.Where(row => row[0] == CsvTable.Harmless(comparison.Name) && row[1].StartsWith("breakdown", StringComparison.Ordinal) && row[1] != "breakdown_error")];
        (string Dimension, ChangeRow Row)[] expected =
            [.. comparison.Breakdowns.SelectMany(static breakdown => breakdown.Rows.Select(row => (breakdown.Dimension, row)))];
        Assert.Equal(expected.Length, written.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            ChangeRow row = expected[i].Row;
            Assert.Equal(row.Key is null ? "breakdown_rest" : "breakdown", written[i][1]);
            Assert.Equal(expected[i].Dimension, written[i][2]);
            Assert.Equal(AsUtf8(CsvTable.Harmless(row.Key ?? "")), written[i][3]);
            Assert.Equal(
                [row.Kept.Records, row.Kept.Bytes, row.Dropped.Records, row.Dropped.Bytes, row.Added.Records, row.Added.Bytes, row.Neither.Records, row.Neither.Bytes],
                written[i][4..12].Select(static figure => long.Parse(figure, CultureInfo.InvariantCulture)));
        }

        Assert.Equal(
            report.Wastes.Select(static waste => AsUtf8(CsvTable.Harmless(waste.Cure))),
            rows.Where(static row => row[1] == "waste").Select(static row => row[Array.IndexOf(CsvTable.Columns, "cure")]));
    }

    [Fact]
    public void All_sections_are_there() => Assert.Equal(
        [
            "assumption", "breakdown", "breakdown_error", "breakdown_rest", "cost", "cost_line", "coverage", "dropper", "gap", "headline",
            "report", "security", "security_total", "selector", "totals", "warning", "waste",
        ],
        Parse(Rendered.Text(SampleReports.Plain(), ReportFormat.Csv)).Skip(1).Select(static row => row[1]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Negative_figures_stay_figures()
    {
        CostReport report = SampleReports.Cost(["now"]);
        report = report with { Configurations = [report.Configurations[0] with { Covered = -1.5 }] };
        string[] cost = Parse(Rendered.Text(report, ReportFormat.Csv)).Single(static row => row[1] == "cost");
        Assert.Equal("-1.5", cost[Array.IndexOf(CsvTable.Columns, "covered")]);
    }

    [Fact]
    public void Any_text_survives() => Gen.String[Gen.Char["\"',\r\n\t=+-@ab é"], 0, 12].Sample(text =>
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new CsvTable(writer).Write(new CsvRow("headline") { Text = text, Key = text });
        string[] row = Parse(writer.ToString())[1];
        return row[3] == CsvTable.Harmless(text) && row[Array.IndexOf(CsvTable.Columns, "text")] == CsvTable.Harmless(text);
    });

    // A lone surrogate is no text in UTF-8.
    private static string AsUtf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static List<string[]> Parse(string csv)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        int at = 0;
        while (at < csv.Length)
        {
            var field = new StringBuilder();
            if (csv[at] == '"')
            {
                at++;
                while (csv[at] != '"' || csv[at + 1] == '"')
                {
                    at += csv[at] == '"' ? 1 : 0;
                    field.Append(csv[at++]);
                }

                at++;
            }
            else
            {
                while (csv[at] is not (',' or '\n'))
                {
                    Assert.NotEqual('"', csv[at]);
                    field.Append(csv[at++]);
                }
            }

            row.Add(field.ToString());
            Assert.True(csv[at] is ',' or '\n', "A field ends with a comma or the line.");
            if (csv[at++] == '\n')
            {
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows;
    }
}
