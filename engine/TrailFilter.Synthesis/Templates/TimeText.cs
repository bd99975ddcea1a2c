namespace TrailFilter.Synthesis.Templates;

/// <summary>Writes points in time, given as seconds since 1970 UTC, without culture and without allocation.</summary>
internal static class TimeText
{
    private static ReadOnlySpan<byte> MonthNames => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    /// <summary>2026-03-02T09:26:53Z.</summary>
    public static void WriteIso(ref ByteCursor cursor, long seconds)
    {
        (int year, int month, int day) = DateOf(seconds);
        cursor.WritePadded((uint)year, 4);
        cursor.Write((byte)'-');
        cursor.WritePadded((uint)month, 2);
        cursor.Write((byte)'-');
        cursor.WritePadded((uint)day, 2);
        cursor.Write((byte)'T');
        uint second = (uint)(seconds % 86_400);
        cursor.WritePadded(second / 3600, 2);
        cursor.Write((byte)':');
        cursor.WritePadded(second / 60 % 60, 2);
        cursor.Write((byte)':');
        cursor.WritePadded(second % 60, 2);
        cursor.Write((byte)'Z');
    }

    /// <summary>Mar 2, 2026, 9:26:53 AM, the form of service responses.</summary>
    public static void WriteLong(ref ByteCursor cursor, long seconds)
    {
        (int year, int month, int day) = DateOf(seconds);
        cursor.Write(MonthNames.Slice((month - 1) * 3, 3));
        cursor.Write((byte)' ');
        cursor.WriteNumber((uint)day);
        cursor.Write(", "u8);
        cursor.WriteNumber((uint)year);
        cursor.Write(", "u8);
        uint second = (uint)(seconds % 86_400);
        uint hour = second / 3600;
        cursor.WriteNumber(hour % 12 == 0 ? 12 : hour % 12);
        cursor.Write((byte)':');
        cursor.WritePadded(second / 60 % 60, 2);
        cursor.Write((byte)':');
        cursor.WritePadded(second % 60, 2);
        cursor.Write(hour < 12 ? " AM"u8 : " PM"u8);
    }

    /// <summary>2026/03/02/, as archive keys hold it.</summary>
    public static void WriteFolders(ref ByteCursor cursor, long seconds)
    {
        (int year, int month, int day) = DateOf(seconds);
        cursor.WritePadded((uint)year, 4);
        cursor.Write((byte)'/');
        cursor.WritePadded((uint)month, 2);
        cursor.Write((byte)'/');
        cursor.WritePadded((uint)day, 2);
        cursor.Write((byte)'/');
    }

    /// <summary>20260302T0925Z, as archive names hold it.</summary>
    public static void WriteStamp(ref ByteCursor cursor, long seconds, bool withSeconds = false)
    {
        (int year, int month, int day) = DateOf(seconds);
        cursor.WritePadded((uint)year, 4);
        cursor.WritePadded((uint)month, 2);
        cursor.WritePadded((uint)day, 2);
        cursor.Write((byte)'T');
        uint second = (uint)(seconds % 86_400);
        cursor.WritePadded(second / 3600, 2);
        cursor.WritePadded(second / 60 % 60, 2);
        if (withSeconds)
        {
            cursor.WritePadded(second % 60, 2);
        }
        cursor.Write((byte)'Z');
    }

    private static (int Year, int Month, int Day) DateOf(long seconds)
    {
        DateOnly date = DateOnly.FromDayNumber(UnixEpochDay + (int)(seconds / 86_400));
        return (date.Year, date.Month, date.Day);
    }

    /// <summary>Days from 0001-01-01 to 1970-01-01.</summary>
    private const int UnixEpochDay = 719_162;
}
