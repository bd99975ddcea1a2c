using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Templates;

/// <summary>Everything that was chosen for the record being written; filled anew for each record, never shared between threads.</summary>
internal sealed class RecordContext(Xoshiro256 chance)
{
    private readonly byte[] _key = new byte[1024];
    private int _keyLength;

    public Xoshiro256 Chance { get; } = chance;

    public Place Place { get; set; } = null!;

    public Caller Caller { get; set; } = null!;

    /// <summary>Event time, seconds since 1970 UTC.</summary>
    public long Time { get; set; }

    public Conditions Conditions { get; set; }

    /// <summary>Decides which value of each pool the record uses.</summary>
    public ulong Word { get; set; }

    public ulong RequestHigh { get; set; }

    public ulong RequestLow { get; set; }

    /// <summary>Bytes each list of the record is filled up to.</summary>
    public int ListBytes { get; set; }

    /// <summary>The number of the list item being written; moves the pools on, so that items differ.</summary>
    public int ItemIndex { get; set; }

    public ReadOnlyMemory<byte> Bucket { get; set; }

    public ReadOnlyMemory<byte> ObjectPrefix { get; set; }

    /// <summary>The object key, escaped for JSON.</summary>
    public ReadOnlySpan<byte> ObjectKey => _key.AsSpan(0, _keyLength);

    /// <summary>A cursor over the key's buffer; <see cref="SetKeyLength"/> ends the writing.</summary>
    public ByteCursor OpenKey() => new(_key);

    public void SetKeyLength(int length) => _keyLength = length;
}
