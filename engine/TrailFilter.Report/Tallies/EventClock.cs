using System.Buffers.Binary;

namespace TrailFilter.Report.Tallies;

/// <summary>Reads times of records, most of which fall into the hour of the record before. For one thread.</summary>
internal sealed class EventClock
{
    private readonly byte[] _hour = new byte[sizeof(long)];
    private readonly byte[] _hourText = new byte[EventTime.HourLength];
    private long _hourSeconds;

    /// <summary>The key of the hour of the time that was read last; see <see cref="TallyKeys.Hour"/>.</summary>
    public ReadOnlySpan<byte> Hour => _hour;

    /// <summary>Reads a time; see <see cref="EventTime.TryRead"/>.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long seconds)
    {
        if (text.Length == EventTime.Length && text.StartsWith(_hourText)
            && EventTime.TryReadSecondsOfHour(text, out int secondsOfHour))
        {
            seconds = _hourSeconds + secondsOfHour;
            return true;
        }

        if (!EventTime.TryRead(text, out seconds))
        {
            return false;
        }

        long hour = TallyKeys.HourOf(seconds);
        _hourSeconds = hour * TallyKeys.HourSeconds;
        BinaryPrimitives.WriteInt64LittleEndian(_hour, hour);
        text[..EventTime.HourLength].CopyTo(_hourText);
        return true;
    }
}
