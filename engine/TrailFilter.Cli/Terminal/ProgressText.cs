using System.Globalization;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Terminal;

/// <summary>Says in one line how far a run is.</summary>
internal static class ProgressText
{
    // Before that, the rate is not worth a forecast.
    private static readonly TimeSpan s_beforeForecast = TimeSpan.FromSeconds(2);

    /// <summary>Archives, records, rate, share logged, faults, time left: as much of it as there is room for.</summary>
    /// <param name="now">The counters.</param>
    /// <param name="elapsed">How long the run has been under way.</param>
    /// <param name="width">Columns.</param>
    public static string Of(ProgressSnapshot now, TimeSpan elapsed, int width)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        List<(int Importance, string Text)> parts =
        [
            (2, now.TotalArchives > 1 ? Invariant($"{now.ArchivesDone:N0}/{now.TotalArchives:N0} archives") : ""),
            (5, Invariant($"{now.Records:N0} records")),
            (1, Invariant($"{now.BytesRead / seconds / 1e6:N1} MB/s")),
            (0, now.Records > 0 ? Invariant($"{100.0 * now.Logged / now.Records:0.0} % logged") : ""),
            (3, now.Faults > 0 ? Invariant($"{now.Faults:N0} unreadable") : ""),
            (4, Left(now, elapsed)),
        ];
        parts.RemoveAll(static part => part.Text.Length == 0);
        while (parts.Count > 1 && parts.Sum(static part => part.Text.Length + 2) - 2 > width)
        {
            parts.Remove(parts.MinBy(static part => part.Importance));
        }

        return string.Join(", ", parts.Select(static part => part.Text));
    }

    private static string Left(ProgressSnapshot now, TimeSpan elapsed)
    {
        if (now.TotalBytes is not > 0 || now.BytesRead == 0 || elapsed < s_beforeForecast || now.BytesRead >= now.TotalBytes)
        {
            return "";
        }

        double hours = elapsed.TotalHours * (now.TotalBytes.Value - now.BytesRead) / now.BytesRead;
        var left = TimeSpan.FromHours(Math.Min(hours, 1000));
        return Invariant($"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} left");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
