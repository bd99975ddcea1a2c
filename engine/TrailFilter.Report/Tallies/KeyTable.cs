using System.Collections.Immutable;
using System.Text;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// Amounts by a key of bytes and, within a key, by the configurations that log the records. For one thread. Counting under a key that
/// is there allocates nothing.
/// </summary>
/// <remarks>
/// A table holds a limited number of keys, of bytes of them, and of rows. When it is full the keys with the fewest records are dropped, so many
/// that half of it is free; see <see cref="MaxMissing"/> for what that may have cost the others. Totals stay exact.
/// </remarks>
internal sealed partial class KeyTable
{
    /// <summary>A longer eventID is no sample: CloudTrail's have 36 letters, and samples must not fill the memory.</summary>
    public const int MaxSampleLength = 128;

    private const int MinBuckets = 64;
    private const int Recent = 8;
    private const int RowsPerKey = 16; // on average; with four configurations there cannot be more

    private readonly int _limit;
    private readonly int _maxRows;
    private readonly int _samplesPerRow;
    private readonly Dictionary<int, Amount> _others = [];
    private int[] _buckets = new int[MinBuckets]; // a key's number + 1, or 0
    private Key[] _keys = new Key[MinBuckets / 2];
    private Row[] _rows = new Row[MinBuckets / 2];
    private byte[] _text = new byte[4096];
    private int _textLength;
    private readonly (int Key, int Row)[] _recent = new (int, int)[Recent]; // counted lately: numbers, which hold until some are dropped
    private (int Start, int Length)[] _samples;
    private byte[] _sampleText = [];
    private int _sampleLength;

    /// <summary>Makes an empty table.</summary>
    /// <param name="limit">How many keys it holds, from 1 up.</param>
    /// <param name="samplesPerRow">How many eventIDs a row keeps.</param>
    public KeyTable(int limit, int samplesPerRow)
    {
        _limit = limit;
        _maxRows = (int)Math.Min((long)limit * RowsPerKey, int.MaxValue);
        _samplesPerRow = samplesPerRow;
        _samples = new (int, int)[_rows.Length * samplesPerRow];
        ForgetRecent();
    }

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows there are; a key has one for each set of configurations that log records of it.</summary>
    public int RowCount { get; private set; }

    /// <summary>How many records at most any one key lacks, whether it is there or not; 0 while nothing was dropped.</summary>
    public long MaxMissing { get; private set; }

    /// <summary>What belonged to keys that were dropped, by <c>LoggedBy</c>.</summary>
    public IReadOnlyDictionary<int, Amount> Others => _others;

    /// <summary>How many bytes of keys a table holds: a key is short, but what a record says may be megabytes long.</summary>
    internal int MaxTextBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Counts a record.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="loggedBy">Which configurations log it.</param>
    /// <param name="bytes">How long it is.</param>
    /// <param name="eventId">Its eventID if it may be a sample, or nothing.</param>
    public void Add(ReadOnlySpan<byte> key, int loggedBy, int bytes, ReadOnlySpan<byte> eventId)
    {
        // Records of one hour, version, account, caller … come one after another, or in turn.
        ref (int Key, int Row) recent = ref _recent[(key.Length ^ loggedBy) % Recent];
        if (recent.Row < 0 || _rows[recent.Row].LoggedBy != loggedBy || !TextOf(in _keys[recent.Key]).SequenceEqual(key))
        {
            int found = RowOf(key, KeyHash.Of(key), loggedBy, out int number);
            recent = (number, found);
        }

        ref Row row = ref _rows[recent.Row];
        row.Records++;
        row.Bytes += bytes;
        if (row.Samples < _samplesPerRow && !eventId.IsEmpty)
        {
            AddSample(recent.Row, eventId);
        }
    }

    /// <summary>Adds all that another table holds, as if its records had come after those of this one.</summary>
    public void Add(KeyTable other)
    {
        for (int number = 0; number < other.Count; number++)
        {
            ref readonly Key key = ref other._keys[number];
            for (int from = key.FirstRow; from >= 0; from = other._rows[from].Next)
            {
                ref readonly Row more = ref other._rows[from];
                int at = RowOf(other.TextOf(in key), key.Hash, more.LoggedBy, out _);
                ref Row row = ref _rows[at];
                row.Records += more.Records;
                row.Bytes += more.Bytes;
                for (int sample = 0; sample < more.Samples && row.Samples < _samplesPerRow; sample++)
                {
                    AddSample(at, other.SampleOf(from, sample));
                }
            }
        }

        MaxMissing += other.MaxMissing;
        foreach ((int loggedBy, Amount amount) in other._others)
        {
            AddToOthers(loggedBy, amount);
        }
    }

    /// <summary>Empties the table; its room stays.</summary>
    public void Clear()
    {
        ClearBuckets();
        Count = 0;
        RowCount = 0;
        ForgetRecent();
        _textLength = 0;
        _sampleLength = 0;
        MaxMissing = 0;
        _others.Clear();
    }

    /// <summary>Shows every row to a visitor, keys in the order in which they came.</summary>
    public void Visit(RowVisitor visitor)
    {
        for (int number = 0; number < Count; number++)
        {
            for (int row = _keys[number].FirstRow; row >= 0; row = _rows[row].Next)
            {
                string[] samples = new string[_rows[row].Samples];
                for (int sample = 0; sample < samples.Length; sample++)
                {
                    samples[sample] = Encoding.UTF8.GetString(SampleOf(row, sample));
                }

                visitor(TextOf(in _keys[number]), _rows[row].LoggedBy, new Amount(_rows[row].Records, _rows[row].Bytes), [.. samples]);
            }
        }
    }

    private ReadOnlySpan<byte> TextOf(ref readonly Key key) => _text.AsSpan(key.Start, key.Length);

    private ReadOnlySpan<byte> SampleOf(int row, int sample)
    {
        (int start, int length) = _samples[(row * _samplesPerRow) + sample];
        return _sampleText.AsSpan(start, length);
    }

    private int RowOf(ReadOnlySpan<byte> key, ulong hash, int loggedBy, out int number)
    {
        if (RowCount == _maxRows)
        {
            DropFewest();
        }

        number = Find(key, hash, out int bucket);
        if (number < 0)
        {
            int first = AddKey(key, hash, bucket, loggedBy);
            number = Count - 1;
            return first;
        }

        int last = _keys[number].FirstRow;
        while (_rows[last].LoggedBy != loggedBy)
        {
            int next = _rows[last].Next;
            if (next < 0)
            {
                // Not in one statement with the assignment: adding may move the rows.
                next = AddRow(loggedBy);
                _rows[last].Next = next;
            }

            last = next;
        }

        return last;
    }

    private int Find(ReadOnlySpan<byte> key, ulong hash, out int bucket)
    {
        int mask = _buckets.Length - 1;
        bucket = (int)hash & mask;
        while (_buckets[bucket] != 0)
        {
            ref readonly Key known = ref _keys[_buckets[bucket] - 1];
            if (known.Hash == hash && TextOf(in known).SequenceEqual(key))
            {
                return _buckets[bucket] - 1;
            }

            bucket = (bucket + 1) & mask;
        }

        return -1;
    }

    private int AddKey(ReadOnlySpan<byte> key, ulong hash, int bucket, int loggedBy)
    {
        if (Count == _limit || _textLength > MaxTextBytes - key.Length)
        {
            DropFewest();
            _ = Find(key, hash, out bucket);
        }

        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            _buckets = new int[_keys.Length * 2];
            FillBuckets();
            _ = Find(key, hash, out bucket);
        }

        if (_text.Length - _textLength < key.Length)
        {
            Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max(_text.Length * 2L, (long)_textLength + key.Length)));
        }

        key.CopyTo(_text.AsSpan(_textLength));
        int row = AddRow(loggedBy);
        _keys[Count] = new Key(hash, _textLength, key.Length, row);
        _textLength += key.Length;
        _buckets[bucket] = ++Count;
        return row;
    }

    private int AddRow(int loggedBy)
    {
        if (RowCount == _rows.Length)
        {
            Array.Resize(ref _rows, RowCount * 2);
            Array.Resize(ref _samples, _rows.Length * _samplesPerRow);
        }

        _rows[RowCount] = new Row { LoggedBy = loggedBy, Next = -1 };
        return RowCount++;
    }

    private void AddSample(int number, ReadOnlySpan<byte> eventId)
    {
        if (_sampleText.Length - _sampleLength < eventId.Length)
        {
            Array.Resize(ref _sampleText, Math.Max(_sampleText.Length * 2, _sampleLength + MaxSampleLength));
        }

        eventId.CopyTo(_sampleText.AsSpan(_sampleLength));
        _samples[(number * _samplesPerRow) + _rows[number].Samples++] = (_sampleLength, eventId.Length);
        _sampleLength += eventId.Length;
    }

    private void FillBuckets()
    {
        Array.Clear(_buckets);
        int mask = _buckets.Length - 1;
        for (int number = 0; number < Count; number++)
        {
            int bucket = (int)_keys[number].Hash & mask;
            while (_buckets[bucket] != 0)
            {
                bucket = (bucket + 1) & mask;
            }

            _buckets[bucket] = number + 1;
        }
    }

    /// <summary>
    /// Frees all buckets. A table that has held many keys once has many buckets, and is cleared after each small archive that follows:
    /// then only those are gone through that are in use. They lie in runs, and each run has the bucket in which some key belongs.
    /// </summary>
    private void ClearBuckets()
    {
        int mask = _buckets.Length - 1;
        if (Count > _buckets.Length / 16)
        {
            Array.Clear(_buckets);
            return;
        }

        for (int number = 0; number < Count; number++)
        {
            for (int bucket = (int)_keys[number].Hash & mask; _buckets[bucket] != 0; bucket = (bucket + 1) & mask)
            {
                _buckets[bucket] = 0;
            }
        }
    }

    private void ForgetRecent() => Array.Fill(_recent, (0, -1));

    private void AddToOthers(int loggedBy, Amount amount) =>
        _others[loggedBy] = _others.GetValueOrDefault(loggedBy) + amount;

    /// <summary>Sees a row of a table.</summary>
    internal delegate void RowVisitor(ReadOnlySpan<byte> key, int loggedBy, Amount amount, ImmutableArray<string> samples);

    /// <summary>A key: where its bytes are, and the first row of its chain.</summary>
    private readonly record struct Key(ulong Hash, int Start, int Length, int FirstRow);

    private struct Row
    {
        public int LoggedBy;
        public int Next;
        public int Samples;
        public long Records;
        public long Bytes;
    }
}
