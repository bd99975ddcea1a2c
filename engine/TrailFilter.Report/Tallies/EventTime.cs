namespace TrailFilter.Report.Tallies;

/// <summary>Reads <c>eventTime</c>: UTC with whole seconds, in the one form CloudTrail writes.</summary>
internal static class EventTime
{
    /// <summary>How many letters of the text are its day.</summary>
    public const int DayLength = 10;

    /// <summary>How many letters it has.</summary>
    public const int Length = 20;

    /// <summary>How many letters of the text tell its hour, the colon behind it among them.</summary>
    public const int HourLength = 14;

    private const int NoDigits = -100_000;
    private const int DaysBefore1970 = 719_162;

    /// <summary>Reads a time of the form <c>2026-03-02T05:06:07Z</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seconds">Seconds since 1970; negative before.</param>
    /// <returns>Whether it is one. The years 0001 to 9999 are; leap seconds are not.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text.Length != Length || text[4] != '-' || text[7] != '-' || text[10] != 'T'
            || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        {
            return false;
        }

        int year = (TwoDigits(text, 0) * 100) + TwoDigits(text, 2);
        int month = TwoDigits(text, 5);
        int day = TwoDigits(text, 8);
        int hour = TwoDigits(text, 11);
        int minute = TwoDigits(text, 14);
        int second = TwoDigits(text, 17);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        // March is a year's first month here, so that the leap day is its last.
        int years = month > 2 ? year : year - 1;
        int months = month > 2 ? month - 3 : month + 9;
        int days = (365 * years) + (years / 4) - (years / 100) + (years / 400) + (((153 * months) + 2) / 5) + day - 307;
        seconds = ((((((long)(days - DaysBefore1970) * 24) + hour) * 60) + minute) * 60) + second;
        return true;
    }

    /// <summary>Reads minutes and seconds of a time of which all before them has been read.</summary>
    /// <param name="text">The text, as long as a time is.</param>
    /// <param name="seconds">Seconds since the hour began.</param>
    /// <returns>Whether they are some.</returns>
    public static bool TryReadSecondsOfHour(ReadOnlySpan<byte> text, out int seconds)
    {
        int minute = TwoDigits(text, 14);
        int second = TwoDigits(text, 17);
        seconds = (minute * 60) + second;
        return text[16] == ':' && text[19] == 'Z' && minute is >= 0 and <= 59 && second is >= 0 and <= 59;
    }

    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return (uint)tens < 10 && (uint)ones < 10 ? (tens * 10) + ones : NoDigits;
    }
}
