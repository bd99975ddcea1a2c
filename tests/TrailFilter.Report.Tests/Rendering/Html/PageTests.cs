using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;

namespace TrailFilter.Report.Tests.Rendering.Html;

public sealed partial class PageTests
{
    private static readonly HashSet<string> s_elements =
    [
        "html", "head", "meta", "title", "style", "script", "body", "a", "header", "nav", "main", "section", "footer", "h1", "h2", "h3", "p",
        "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "strong", "bdi", "code", "pre", "data", "figure", "figcaption", "details", "summary",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "desc", "defs", "pattern", "rect", "line", "text",
    ];

    private static readonly HashSet<string> s_attributes =
    [
        "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "role", "tabindex", "type", "value", "scope", "aria-label",
        "aria-labelledby", "aria-describedby", "aria-hidden", "focusable", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "text-anchor",
        "patternUnits", "patternTransform",
    ];

    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void Nothing_on_the_page_is_markup_that_the_program_does_not_write(string which)
    {
        Page page = Page.Of(FormTests.Of(which));
        Assert.All(page.Root.DescendantsAndSelf(), static element => Assert.Contains(element.Name.LocalName, s_elements));
        Assert.All(
            page.Root.DescendantsAndSelf().Attributes(), static attribute => Assert.Contains(attribute.Name.LocalName, s_attributes));
        Assert.All(page.Root.Descendants().Attributes("href"), static href => Assert.StartsWith("#", href.Value, StringComparison.Ordinal));
        Assert.Equal(2, page.Scripts.Count());
        Assert.Equal(2, Regex.Count(page.Source, "</script", RegexOptions.IgnoreCase));
        Assert.DoesNotContain("<!--", page.Source, StringComparison.Ordinal);
        Assert.DoesNotContain(
            page.Source.EnumerateRunes(),
            static rune => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
    }

    [Fact]
    public void Hostile_names_can_be_read_as_what_they_are()
    {
        string[] names = [.. Page.Of(SampleReports.Evil()).Root.Descendants("bdi").Select(static name => name.Value)];
        Assert.All(
            [
                "<script>alert(1)</script>", "</script><script>alert(2)</script>", "x\" onmouseover=\"alert(3)\" style=\"position:fixed",
                "]]> <![CDATA[ <!-- --> <!--<script>", "\\u{2028}line\\u{2029}paragraph", "\\u{202e}gnp.exe \\u{200b}zero\\u{feff}width\\u{2066}",
                "\\x1b[2J\\x1b]0;owned\\x07",
            ],
            name => Assert.Contains(name, names));
        Assert.All(names, static name => Assert.InRange(name.Length, 0, 2_000));
    }

    [Fact]
    public void Names_as_long_as_books_are_cut_but_in_the_JSON()
    {
        Page page = Page.Of(SampleReports.Evil());
        Assert.Contains(new string('U', 200 * 1024), page.Json, StringComparison.Ordinal);
        Assert.InRange(page.Source.Length - page.Json.Length, 10_000, 2_000_000);
    }

    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void Style_and_script_are_those_the_policy_allows(string which)
    {
        Page page = Page.Of(FormTests.Of(which));
        string policy = page.Root.Descendants("meta").Single(static meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        string style = HashOf(page.Root.Descendants("style").Single());
        string script = HashOf(page.Scripts.Single(static script => script.Attribute("type") is null));
        Assert.Equal($"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'", policy);

        static string HashOf(XElement element) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Value)))}'";
    }

    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void The_page_has_one_name_and_what_refers_to_something_finds_it(string which)
    {
        foreach (Page page in new[] { Page.Of(FormTests.Of(which)), Page.Of(FormTests.Of(which).Cost) })
        {
            Assert.Equal("en", page.Root.Attribute("lang")?.Value);
            Assert.Single(page.Root.Descendants("h1"));
            Assert.Single(page.Root.Descendants("main"));
            Assert.NotEmpty(page.Root.Descendants("title").First().Value);
            string[] ids = [.. page.Root.Descendants().Attributes("id").Select(static id => id.Value)];
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.All(page.Root.Descendants().Attributes("href"), href => Assert.Contains(href.Value[1..], ids));
            Assert.All(
                page.Root.Descendants().Attributes().Where(static attribute => attribute.Name.LocalName is "aria-labelledby" or "aria-describedby"),
                reference => Assert.Contains(reference.Value, ids));
            Assert.All(page.Root.Descendants("svg").Where(static svg => svg.Attribute("aria-hidden") is null), static svg =>
            {
                Assert.Equal("img", svg.Attribute("role")?.Value);
                Assert.NotEmpty(svg.Element("title")!.Value);
                Assert.NotEmpty(svg.Element("desc")!.Value);
                Assert.NotEmpty(svg.Parent!.Descendants("table"));
            });
        }
    }

    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void The_JSON_within_is_the_JSON_of_the_other_format(string which)
    {
        PreviewReport report = FormTests.Of(which);
        Assert.Equal("\n" + Rendered.Text(report, ReportFormat.Json), Page.Of(report).Json);
        Assert.Equal("\n" + Rendered.Text(report.Cost, ReportFormat.Json), Page.Of(report.Cost).Json);
    }

    [Fact]
    public void Every_figure_of_the_JSON_is_on_the_page()
    {
        PreviewReport report = SampleReports.Plain();
        Check(Page.Of(report));
        Check(Page.Of(report.Cost));

        static void Check(Page page)
        {
            HashSet<double> shown = page.Figures;
            int count = 0;
            foreach ((string path, double figure) in Numbers(JsonDocument.Parse(page.Json).RootElement, "$"))
            {
                // A selector's place is a part of its name; columns of nothing but zeros are left out.
                if (figure != 0 && !path.EndsWith(".index", StringComparison.Ordinal))
                {
                    Assert.True(shown.Contains(figure), $"{path} = {figure.ToString("R", CultureInfo.InvariantCulture)} is not on the page.");
                    count++;
                }
            }

            Assert.InRange(count, 50, 100_000);
        }
    }

    [Fact]
    public void Rows_of_a_breakdown_are_those_of_the_report()
    {
        string[][] rows = Page.RowsOf(Page.Of(SampleReports.Plain()).Table("Records by caller"));
        Assert.Equal(
            [
                ["s3.amazonaws.com", "8,412", "8,412", "1", "16.8 kB", "25.2 kB", "999 B"],
                ["kms.amazonaws.com", "8,411", "8,411", "1", "16.8 kB", "25.2 kB", "999 B"],
                ["(none)", "8,410", "8,410", "1", "16.8 kB", "25.2 kB", "999 B"],
                ["(all others)", "8,409", "8,409", "1", "16.8 kB", "25.2 kB", "999 B"],
            ],
            rows);
    }

    [Fact]
    public void A_table_shows_a_thousand_rows_and_the_one_for_all_others_and_says_so()
    {
        PreviewReport report = SampleReports.Plain();
        ComparisonReport comparison = report.Comparisons[0];
        ImmutableArray<ChangeRow> rows =
        [
            .. Enumerable.Range(1, 1500).Select(static number => new ChangeRow(
                number.ToString(CultureInfo.InvariantCulture), default, new Amount(2000 - number, 1), default, default)),
            new ChangeRow(null, default, new Amount(3, 3), default, default),
        ];
        report = report with
        {
            Comparisons = [comparison with { Breakdowns = [new BreakdownReport { Dimension = "resource", MaxMissing = 0, Rows = rows }] }],
        };
        Page page = Page.Of(report);
        string[][] shown = Page.RowsOf(page.Table("Records by resource"));
        Assert.Equal(1001, shown.Length);
        Assert.Equal("1000", shown[999][0]);
        Assert.Equal("(all others)", shown[1000][0]);
        Assert.Contains(page.Root.Descendants("p"), static p => p.Value.Contains("the first 1,000 of 1,500 rows", StringComparison.Ordinal));
        Assert.Equal(1501, JsonDocument.Parse(page.Json).RootElement.GetProperty("comparisons")[0].GetProperty("breakdowns")[0].GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void What_is_redacted_is_nowhere_in_the_file(string which)
    {
        string source = Page.Of(Redaction.Apply(FormTests.Of(which))).Source;
        Assert.All(
            ["123456789012", "111122223333", "999988887777", "10.1.2.3", "2001:db8::1", "role/Admin", "bucket with spaces", "0f8fad5b"],
            name => Assert.DoesNotContain(name, source, StringComparison.Ordinal));
        if (which == "plain")
        {
            Assert.DoesNotMatch(TwelveDigits(), source);
        }
    }

    [Fact]
    public void The_answer_comes_first()
    {
        Page one = Page.Of(SampleReports.Plain() with { Comparisons = [SampleReports.Plain().Comparisons[0]] });
        Assert.Equal(SampleReports.Plain().Comparisons[0].Headline, one.Root.Descendants("h1").Single().Value);
        Page several = Page.Of(SampleReports.Plain());
        Assert.Equal(
            SampleReports.Plain().Comparisons.Select(static comparison => comparison.Headline),
            several.Root.Descendants("ol").Single().Elements("li").Select(static item => item.Value));
        Assert.Equal(
            "now: about $214 a month ($100 to $1,230).", Page.Of(SampleReports.Cost(["now"])).Root.Descendants("h1").Single().Value);
    }

    [Fact]
    public void A_report_of_nothing_and_a_report_of_one_record_are_pages_too()
    {
        Assert.Equal("There is nothing to charge", Page.Of(SampleReports.Nothing().Cost).Root.Descendants("h1").Single().Value);
        PreviewReport report = SampleReports.Plain();
        var row = new ChangeRow("2026-03-02T20:00Z", default, new Amount(1, 900), default, default);
        ComparisonReport comparison = report.Comparisons[0] with
        {
            Totals = row,
            Droppers = [],
            Security = [],
            SecurityRelevant = default,
            Breakdowns = [new BreakdownReport { Dimension = "hour", MaxMissing = 0, Rows = [row] }],
        };
        Page one = Page.Of(report with { Comparisons = [comparison] });
        Assert.Equal(
            [["2026-03-02 20:00Z", "1", "900 B"]], Page.RowsOf(one.Table("Records in each hour, from the time given")));
        Assert.Contains("100.0 %1 of 1 record, 900 B", one.Root.Descendants("dl").First().Value.ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public void What_every_page_has_is_far_below_300_kilobytes()
    {
        Page page = Page.Of(SampleReports.Nothing());
        Assert.InRange(page.Source.Length - page.Json.Length, 5_000, 60_000);
    }

    private static IEnumerable<(string Path, double Figure)> Numbers(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Numbers(property.Value, $"{path}.{property.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, place) => Numbers(item, $"{path}[{place.ToString(CultureInfo.InvariantCulture)}]")),
        JsonValueKind.Number => [(path, value.GetDouble())],
        _ => [],
    };

    // Not the digits of a fraction.
    [GeneratedRegex("(?<![0-9.])[0-9]{12}")]
    private static partial Regex TwelveDigits();
}
