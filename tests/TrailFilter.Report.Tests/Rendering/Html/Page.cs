using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;

namespace TrailFilter.Report.Tests.Rendering.Html;

/// <summary>A page, read by a reader that forgives nothing: pages are well-formed XML too.</summary>
internal sealed class Page
{
    private Page(byte[] bytes)
    {
        Source = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        using var reader = XmlReader.Create(new StringReader(Source), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        Root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    public string Source { get; }

    public XElement Root { get; }

    public IEnumerable<XElement> Scripts => Root.Descendants("script");

    /// <summary>The report within the page.</summary>
    public string Json => Scripts.Single(static script => script.Attribute("id")?.Value == "report").Value;

    /// <summary>The page without its style, script and JSON.</summary>
    public IEnumerable<XElement> Elements => Root.DescendantsAndSelf().Where(static element => element.Name.LocalName is not ("script" or "style"));

    /// <summary>All figures, as programs see them.</summary>
    public HashSet<double> Figures =>
        [.. Root.Descendants("data").Select(static data => double.Parse(data.Attribute("value")!.Value, CultureInfo.InvariantCulture))];

    public static Page Of(PreviewReport report) => new(Rendered.Bytes(report, ReportFormat.Html));

    public static Page Of(CostReport report) => new(Rendered.Bytes(report, ReportFormat.Html));

    /// <summary>The table with a caption.</summary>
    public XElement Table(string caption) => Root.Descendants("table").First(table => table.Element("caption")!.Value == caption);

    /// <summary>What stands in the rows of a table's body.</summary>
    public static string[][] RowsOf(XElement table) =>
        [.. table.Element("tbody")!.Elements("tr").Select(static row => row.Elements().Select(static cell => cell.Value).ToArray())];
}
