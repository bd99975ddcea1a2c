using System.Globalization;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Report.Rendering.Csv;

/// <summary>
/// One long table as RFC 4180 has it, but for lines, which end with a line feed alone; what a terminal would obey is written as its
/// number, for a table may be looked at on one. The columns and their order are those of
/// <see cref="CsvRow"/>; later versions only add some at the end.
/// </summary>
internal sealed class CsvTable
{
    /// <summary>The names of the columns.</summary>
    public static readonly string[] Columns =
    [
        "comparison", "section", "dimension", "key",
        "kept_records", "kept_bytes", "dropped_records", "dropped_bytes",
        "added_records", "added_bytes", "neither_records", "neither_bytes",
        "records", "bytes", "share", "logged", "only",
        "category", "event_source", "event_name", "resource_type", "account", "region",
        "severity", "techniques", "sample_event_ids", "text", "cure", "loses_too", "source",
        "usage_type", "quantity", "unit", "price", "per", "covered", "month", "quiet_month", "busy_month", "currency",
        "low", "high",
    ];

    private readonly TextWriter _writer;

    public CsvTable(TextWriter writer)
    {
        _writer = writer;
        _writer.WriteLine(string.Join(',', Columns));
    }

    /// <summary>Writes a row.</summary>
    public void Write(in CsvRow row)
    {
        string[] fields =
        [
            Text(row.Comparison), Text(row.Section), Text(row.Dimension), Text(row.Key),
            Number(row.Change?.Kept.Records), Number(row.Change?.Kept.Bytes),
            Number(row.Change?.Dropped.Records), Number(row.Change?.Dropped.Bytes),
            Number(row.Change?.Added.Records), Number(row.Change?.Added.Bytes),
            Number(row.Change?.Neither.Records), Number(row.Change?.Neither.Bytes),
            Number(row.Amount?.Records ?? row.Records), Number(row.Amount?.Bytes), Number(row.Share), Number(row.Logged), Number(row.Only),
            Text(row.Category), Text(row.EventSource), Text(row.EventName), Text(row.ResourceType), Text(row.Account), Text(row.Region),
            Text(row.Severity), Text(row.Techniques), Text(row.SampleEventIds), Text(row.Text), Text(row.Cure), Text(row.LosesToo),
            Text(row.Source),
            Text(row.UsageType), Number(row.Quantity), Text(row.Unit), Number(row.Price), Number(row.Per), Number(row.Covered),
            Number(row.Month), Number(row.QuietMonth), Number(row.BusyMonth), Text(row.Currency),
            Number(row.Range?.Low), Number(row.Range?.High),
        ];
        _writer.WriteLine(string.Join(',', fields));
    }

    /// <summary>
    /// A text that no spreadsheet takes for a formula, and no terminal for a command: one that begins like a formula gets an apostrophe
    /// before it, and what cannot be printed is written as its number.
    /// </summary>
    public static string Harmless(string text) => NoFormula(TerminalText.Safe(text));

    private static string NoFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string Text(string? text)
    {
        string harmless = Harmless(text ?? "");
        return harmless.AsSpan().IndexOfAny("\",\r\n'") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
