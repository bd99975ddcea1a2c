namespace TrailFilter.Report.Tallies;

/// <summary>Keys of bytes, numbered in the order in which they came. For one thread. Finding a key allocates nothing.</summary>
internal sealed class KeySet
{
    private const int MinBuckets = 64;

    private int[] _buckets = new int[MinBuckets]; // a key's number + 1, or 0
    private Key[] _keys = new Key[MinBuckets / 2];
    private byte[] _text = new byte[4096];

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes all keys have together.</summary>
    public int TextBytes { get; private set; }

    /// <summary>A key's bytes; valid until a key is added.</summary>
    public ReadOnlySpan<byte> this[int number] => _text.AsSpan(_keys[number].Start, _keys[number].Length);

    /// <summary>A key's hash.</summary>
    public ulong HashOf(int number) => _keys[number].Hash;

    /// <summary>Looks for a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">What <see cref="KeyHash"/> says of it.</param>
    /// <param name="bucket">Where it is, or belongs until another key is added.</param>
    /// <returns>Its number, or -1.</returns>
    public int Find(ReadOnlySpan<byte> key, ulong hash, out int bucket)
    {
        int mask = _buckets.Length - 1;
        bucket = (int)hash & mask;
        while (_buckets[bucket] != 0)
        {
            int number = _buckets[bucket] - 1;
            if (_keys[number].Hash == hash && this[number].SequenceEqual(key))
            {
                return number;
            }

            bucket = (bucket + 1) & mask;
        }

        return -1;
    }

    /// <summary>Adds a key that is not there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="bucket">What <see cref="Find"/> gave.</param>
    /// <returns>Its number.</returns>
    public int Add(ReadOnlySpan<byte> key, ulong hash, int bucket)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            _buckets = new int[_keys.Length * 2];
            FillBuckets();
            _ = Find(key, hash, out bucket);
        }

        if (_text.Length - TextBytes < key.Length)
        {
            Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max(_text.Length * 2L, (long)TextBytes + key.Length)));
        }

        key.CopyTo(_text.AsSpan(TextBytes));
        _keys[Count] = new Key(hash, TextBytes, key.Length);
        TextBytes += key.Length;
        _buckets[bucket] = Count + 1;
        return Count++;
    }

    /// <summary>Removes keys; those that stay keep their order and are numbered anew.</summary>
    /// <param name="isRemoved">For each key whether it goes.</param>
    public void Remove(ReadOnlySpan<bool> isRemoved)
    {
        // What stays moves to the front, so nothing is written over that is still to be read.
        int count = Count;
        Count = 0;
        TextBytes = 0;
        for (int number = 0; number < count; number++)
        {
            Key key = _keys[number];
            if (!isRemoved[number])
            {
                _text.AsSpan(key.Start, key.Length).CopyTo(_text.AsSpan(TextBytes));
                _keys[Count++] = key with { Start = TextBytes };
                TextBytes += key.Length;
            }
        }

        FillBuckets();
    }

    /// <summary>
    /// Removes all keys; their room stays. A set that has held many keys once has many buckets, and is cleared after each small archive
    /// that follows: then only those are gone through that are in use. They lie in runs, and each run has the bucket in which some key
    /// belongs.
    /// </summary>
    public void Clear()
    {
        int mask = _buckets.Length - 1;
        if (Count > _buckets.Length / 16)
        {
            Array.Clear(_buckets);
        }
        else
        {
            for (int number = 0; number < Count; number++)
            {
                for (int bucket = (int)_keys[number].Hash & mask; _buckets[bucket] != 0; bucket = (bucket + 1) & mask)
                {
                    _buckets[bucket] = 0;
                }
            }
        }

        Count = 0;
        TextBytes = 0;
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

    private readonly record struct Key(ulong Hash, int Start, int Length);
}
