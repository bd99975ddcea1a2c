using System.Globalization;

namespace TrailFilter.Cli.Arguments;

/// <summary>
/// A moment as a user writes it: RFC 3339, a date (its midnight in UTC), a time span back from now, or <c>now</c>.
/// </summary>
internal static class TimeArgument
{
    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a moment.</summary>
    /// <param name="option">The option it stands at, for the message.</param>
    /// <param name="text">What was written, or null.</param>
    /// <param name="now">The moment spans count back from.</param>
    /// <returns>The moment in UTC, or null when nothing was written.</returns>
    /// <exception cref="UsageException">It is no moment.</exception>
    public static DateTimeOffset? Parse(string option, string? text, DateTimeOffset now)
    {
        if (text is null or "now")
        {
            return text is null ? null : now;
        }

        if (DateTimeOffset.TryParseExact(
            text.ToUpperInvariant(),
            s_formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time))
        {
            return time;
        }

        return Span(text) is { } span && now.UtcTicks > span.Ticks
            ? now - span
            : throw new UsageException(
                $"{option} {text}: the value is a time such as 2026-03-01, 2026-03-01T08:30:00Z, 30d, 24h, 90m, 2w or now.");
    }

    private static TimeSpan? Span(string text)
    {
        double? unit = text.Length < 2 ? null : char.ToLowerInvariant(text[^1]) switch
        {
            'w' => 7 * 24 * 3600,
            'd' => 24 * 3600,
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => null,
        };
        if (unit is null || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return null;
        }

        // A million weeks is beyond any calendar; the caller refuses what lies before it began.
        double seconds = count * unit.Value;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
