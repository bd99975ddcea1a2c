using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Pipeline.Flow;

/// <summary>What a worker hands to the writer at a time: bytes of records, lines of rejects, notices. Pooled.</summary>
internal sealed class OutputBatch
{
    /// <summary>Room for records, and for rejects, in bytes: large enough that a system call per batch does not show.</summary>
    public const int Capacity = 128 * 1024;

    /// <summary>The most notices; each holds a little memory of its own.</summary>
    public const int MaxNotices = 128;

    private readonly byte[] _records = new byte[Capacity];
    private byte[]? _rejects;
    private int _recordsLength;
    private int _rejectsLength;

    public ReadOnlyMemory<byte> Records => _records.AsMemory(0, _recordsLength);

    public ReadOnlyMemory<byte> Rejects => _rejects.AsMemory(0, _rejectsLength);

    /// <summary>Where in the rejects a line begins; what it begins with is yet to be written there.</summary>
    public List<RejectStart> RejectStarts { get; } = [];

    public List<FaultNotice> Notices { get; } = [];

    public bool IsEmpty => _recordsLength == 0 && _rejectsLength == 0 && Notices.Count == 0;

    /// <summary>Takes as many bytes of records as there is room for.</summary>
    /// <returns>How many.</returns>
    public int AppendRecords(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, Capacity - _recordsLength);
        bytes[..count].CopyTo(_records.AsSpan(_recordsLength));
        _recordsLength += count;
        return count;
    }

    /// <summary>Takes as many bytes of rejects as there is room for.</summary>
    /// <returns>How many.</returns>
    public int AppendRejects(ReadOnlySpan<byte> bytes)
    {
        _rejects ??= new byte[Capacity];
        int count = Math.Min(bytes.Length, Capacity - _rejectsLength);
        bytes[..count].CopyTo(_rejects.AsSpan(_rejectsLength));
        _rejectsLength += count;
        return count;
    }

    /// <summary>Begins a line of rejects.</summary>
    public void BeginReject(string archive, int number) => RejectStarts.Add(new RejectStart(_rejectsLength, archive, number));

    public void ClearRecords() => _recordsLength = 0;

    public void Clear()
    {
        _recordsLength = 0;
        _rejectsLength = 0;
        RejectStarts.Clear();
        Notices.Clear();
    }
}
