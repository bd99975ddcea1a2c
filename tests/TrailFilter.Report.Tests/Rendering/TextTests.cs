using System.Globalization;
using System.Text;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;
using TrailFilter.Report.Rendering.Text;

namespace TrailFilter.Report.Tests.Rendering;

public sealed class TextTests
{
    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void No_line_is_wider_than_80_columns_and_none_moves_the_cursor(string which)
    {
        string[] texts = [Rendered.Text(FormTests.Of(which), ReportFormat.Text), Rendered.Text(FormTests.Of(which).Cost, ReportFormat.Text)];
        foreach (string line in texts.SelectMany(static text => text.Split('\n')))
        {
            Assert.True(Columns.WidthOf(line) <= 80, $"{Columns.WidthOf(line)}: {line}");
            Assert.True(line.Length <= 80, line);
            Assert.Equal(line.TrimEnd(' '), line);
            Assert.DoesNotContain(line.EnumerateRunes(), static rune => Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate);
        }
    }

    [Fact]
    public void Leads_with_the_headline_of_each_comparison()
    {
        string text = Rendered.Text(SampleReports.Plain(), ReportFormat.Text).ReplaceLineEndings(" ");
        int first = text.IndexOf("The proposed selectors proposed drop", StringComparison.Ordinal);
        int second = text.IndexOf("The proposed selectors proposed 2 drop", StringComparison.Ordinal);
        Assert.Equal(0, first);
        Assert.InRange(second, 1, text.IndexOf("What this input can show", StringComparison.Ordinal));
    }

    [Fact]
    public void Shows_every_part_of_a_preview()
    {
        string text = Rendered.Text(SampleReports.Plain(), ReportFormat.Text);
        Assert.All(
            [
                "3 read, 2 skipped, 1 unreadable", "Ambiguous", "8 records, counted", "… and 2 more\n", "! Beware of s3.amazonaws.com.",
                "eventID 0f8fad5b-d9cb-469f-a165-70867728950e", "T1078.004, T1110", "(all others)", "(none)", "By Hour", "2026-03-02T20:00Z",
                "… and 14 more rows", "a row may lack 17 records", "What ends it: [\n", "no price", "Made by trailfilter 0.1.0.", "logged by neither",
                "  Hours without events  2026-03-02T00", "  USE1-DataEventsRecorded  123456789012  us-east-1  1,100,000       $22\n",
            ],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("2026-03-02T01:00Z ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_as_long_as_books_take_a_few_lines()
    {
        PreviewReport report = SampleReports.Plain();
        string book = new('U', 200 * 1024);
        ComparisonReport comparison = report.Comparisons[0];
        comparison = comparison with
        {
            Droppers = [new DropperRow(book, book, book, book, default, [book])],
            Security = [comparison.Security[0] with { EventSource = book, EventName = book, SampleEventIds = [book] }],
            Selectors = [new SelectorRow(book, 1, book, 0, 0)],
        };
        int lines = Rendered.Text(report with { Comparisons = [comparison] }, ReportFormat.Text).Count(static letter => letter == '\n');
        Assert.InRange(lines, 50, 250);
    }

    [Theory]
    [InlineData("abcdefghij", 10, "abcdefghij")]
    [InlineData("abcdefghijk", 10, "abcd…ghijk")]
    [InlineData("日本語日本語", 7, "日…語")]
    [InlineData("a😀b😀c", 4, "a…c")]
    [InlineData("xyz", 1, "…")]
    public void Long_text_loses_its_middle(string text, int width, string expected)
    {
        string cut = Columns.Cut(text, width);
        Assert.Equal(expected, cut);
        Assert.True(Columns.WidthOf(cut) <= width);
    }

    [Theory]
    [InlineData(9_999_999_999, "9,999,999,999")]
    [InlineData(12_345_678_901, "12.3 bn")]
    [InlineData(long.MaxValue, "9,223,372.0 tn")]
    public void Records_are_exact_as_long_as_they_fit(long records, string expected) => Assert.Equal(expected, Words.Records(records));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1.00 kB")]
    [InlineData(999_499, "999 kB")]
    [InlineData(999_999, "1.00 MB")]
    [InlineData(12_345_678, "12.3 MB")]
    [InlineData(long.MaxValue, "9.22 EB")]
    public void Bytes_have_three_digits(long bytes, string expected) => Assert.Equal(expected, Words.Bytes(bytes));

    [Theory]
    [InlineData(null, "USD", "–")]
    [InlineData(213.7, "USD", "$214")]
    [InlineData(-213.7, "USD", "-$214")]
    [InlineData(213.7, "EUR", "214 EUR")]
    [InlineData(0.0, "USD", "$0")]
    [InlineData(0.001, "USD", "less than $0.01")]
    [InlineData(-0.001, "USD", "less than $0.01")]
    [InlineData(4.567, "USD", "$4.60")]
    [InlineData(45.67, "USD", "$46")]
    [InlineData(1e300, "USD", "$1.0E+300")]
    public void Money_is_no_more_precise_than_it_deserves(double? amount, string currency, string expected) =>
        Assert.Equal(expected, Words.Money(amount, currency));

    [Theory]
    [InlineData(0.0, "0.0 %")]
    [InlineData(0.0001, "less than 0.1 %")]
    [InlineData(0.612, "61.2 %")]
    [InlineData(0.99999, "more than 99.9 %")]
    [InlineData(1.0, "100.0 %")]
    public void Shares_are_nothing_or_all_only_where_they_are(double share, string expected) => Assert.Equal(expected, Words.Percent(share));
}
