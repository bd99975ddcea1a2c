using System.Globalization;
using System.Text;

namespace TrailFilter.Comparison.Reporting;

/// <summary>The file of one group in bench/results: what was run where, the tables, how to read them.</summary>
internal sealed class Report(string title)
{
    private readonly StringBuilder _text = new();
    private readonly string _loadBefore = Machine.Load();

    /// <summary>Adds a paragraph.</summary>
    public void Say(string paragraph) => _text.Append(paragraph.TrimEnd()).Append("\n\n");

    /// <summary>Adds a table under its heading.</summary>
    public void Table(string heading, string table) => _text.Append($"## {heading}\n\n{table.TrimEnd()}\n\n");

    /// <summary>The file's text.</summary>
    public string Write(Session session, string versions)
    {
        string date = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"""
            # Comparison: {title}

            {date} UTC, commit {session.Commit}. {Machine.Describe()}.
            Command: `{session.CommandLine}`. {session.Options.Rounds} counted rounds after one to warm up, contenders in turn; median (min–max).
            Load averages before and after: {_loadBefore}; {Machine.Load()}.
            {versions}

            {_text}
            """.TrimEnd() + "\n";
    }
}
