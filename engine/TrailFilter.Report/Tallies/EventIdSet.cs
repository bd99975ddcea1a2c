using System.Numerics;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// Which eventIDs occurred, as hashes of 64 bits: of twenty million different ones two have the same in one of a hundred thousand
/// runs. Thread-safe.
/// </summary>
/// <remarks>
/// Hashes lie in shards of 256 KiB; a full shard is split in two, and one of the two stays where it is. So the set grows shard by
/// shard, never as a whole, and leaves hardly anything to collect. It takes 268 MB for 14 to 26 million.
/// </remarks>
internal sealed class EventIdSet
{
    private const int MaxDepth = 10;
    private const int FirstSlots = 1024;
    private const int FullSlots = 32 * 1024;
    private const int SlotShift = 22; // between the bits that choose the shard and those that choose a sample
    private const int HashBits = 64;

    private readonly Lock _lock = new();
    private readonly Shard[] _shards = new Shard[1 << MaxDepth];
    private readonly long _limit;
    private readonly bool _stopsWhenFull;
    private readonly long[] _records = new long[HashBits];
    private readonly long[] _duplicates = new long[HashBits];
    private ulong[]? _moving;
    private long _count;
    private int _level;
    private bool _isFull;
    private long _recordsUntilFull;

    /// <summary>Makes an empty set.</summary>
    /// <param name="limit">How many different hashes it may hold, from 1 up.</param>
    /// <param name="stopsWhenFull">
    /// What happens beyond that. True: what is there stays, and nothing is added, which depends on the order of additions. False: only
    /// hashes with another zero bit at their end count from then on, and are all that counts in the end, whatever the order.
    /// </param>
    public EventIdSet(long limit, bool stopsWhenFull)
    {
        _limit = limit;
        _stopsWhenFull = stopsWhenFull;
        Array.Fill(_shards, new Shard(0, FirstSlots));
    }

    /// <summary>How many records had an eventID that another one had before, among those looked at.</summary>
    public long Duplicates
    {
        get
        {
            lock (_lock)
            {
                return _duplicates.AsSpan(_level).ToArray().Sum();
            }
        }
    }

    /// <summary>Among how many records duplicates were looked for, or null: among all that have an eventID.</summary>
    public long? LookedForIn
    {
        get
        {
            lock (_lock)
            {
                return _isFull ? _recordsUntilFull : _level > 0 ? _records.AsSpan(_level).ToArray().Sum() : null;
            }
        }
    }

    /// <summary>How much memory the hashes take.</summary>
    internal long SlotBytes
    {
        get
        {
            lock (_lock)
            {
                return _shards.Distinct().Sum(static shard => (long)shard.Slots.Length * sizeof(ulong));
            }
        }
    }

    /// <summary>Adds the eventIDs of records.</summary>
    /// <param name="hashes">Their hashes.</param>
    public void Add(ReadOnlySpan<ulong> hashes)
    {
        lock (_lock)
        {
            foreach (ulong hash in hashes)
            {
                _ = AddOne(hash);
            }
        }
    }

    /// <summary>Adds the eventID of a record.</summary>
    /// <returns>Whether it was not there before, as far as is known.</returns>
    public bool Add(ulong hash)
    {
        lock (_lock)
        {
            return AddOne(hash);
        }
    }

    private bool AddOne(ulong hash)
    {
        // An empty slot is zero.
        hash = hash == 0 ? 1 : hash;
        int zeros = BitOperations.TrailingZeroCount(hash);
        if (zeros < _level)
        {
            return true;
        }

        _records[zeros]++;
        if (!TryInsert(hash))
        {
            return true;
        }

        _duplicates[zeros]++;
        return false;
    }

    /// <summary>Inserts a hash, or finds it.</summary>
    /// <returns>Whether it was there.</returns>
    private bool TryInsert(ulong hash)
    {
        Shard shard = _shards[ShardOf(hash)];
        int slot = shard.Find(hash);
        if (shard.Slots[slot] == hash)
        {
            return true;
        }

        if (_isFull)
        {
            return false;
        }

        if (_count == _limit && !MakeRoom(hash))
        {
            return false;
        }

        shard = _shards[ShardOf(hash)];
        while (shard.IsFull)
        {
            Grow(shard, ShardOf(hash));
            shard = _shards[ShardOf(hash)];
        }

        shard.Insert(hash);
        _count++;
        return false;
    }

    /// <summary>Makes room for a hash.</summary>
    /// <returns>False when it is not to be added after all.</returns>
    private bool MakeRoom(ulong hash)
    {
        if (_stopsWhenFull)
        {
            _isFull = true;
            _recordsUntilFull = _records.Sum() - 1;
            return false;
        }

        // Only as far as the hashes that came demand it, this one among them: so the level is the same in whatever order they come.
        while (_count >= _limit && BitOperations.TrailingZeroCount(hash) >= _level)
        {
            _level++;
            _count = 0;
            foreach (Shard shard in _shards.Distinct())
            {
                shard.Keep(_level);
                _count += shard.Count;
            }
        }

        return BitOperations.TrailingZeroCount(hash) >= _level;
    }

    private void Grow(Shard shard, int index)
    {
        if (shard.Slots.Length < FullSlots || shard.Depth == MaxDepth)
        {
            shard.Double();
            return;
        }

        // The shard's places in the directory are a run, whose second half goes to the new one.
        var other = new Shard(shard.Depth + 1, FullSlots);
        int run = 1 << (MaxDepth - shard.Depth);
        int begin = index & -run;
        _shards.AsSpan(begin + (run / 2), run / 2).Fill(other);
        shard.SplitInto(other, _moving ??= new ulong[FullSlots]);
    }

    private static int ShardOf(ulong hash) => (int)(hash >> (HashBits - MaxDepth));

    /// <summary>Some of the hashes, in open addressing.</summary>
    private sealed class Shard(int depth, int slots)
    {
        /// <summary>How many bits of a hash lead here.</summary>
        public int Depth { get; private set; } = depth;

        public ulong[] Slots { get; private set; } = new ulong[slots];

        public int Count { get; private set; }

        /// <summary>Beyond four fifths looking for a hash takes too long.</summary>
        public bool IsFull => Count * 5L >= Slots.Length * 4L;

        /// <summary>The slot where a hash is or should be.</summary>
        public int Find(ulong hash)
        {
            ulong[] slots = Slots;
            int slot = (int)(hash >> SlotShift) & (slots.Length - 1);
            while (slots[slot] != 0 && slots[slot] != hash)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            return slot;
        }

        public void Insert(ulong hash)
        {
            Slots[Find(hash)] = hash;
            Count++;
        }

        public void Double() => Refill(new ulong[Slots.Length * 2], Slots);

        /// <summary>Keeps the hashes that end in so many zero bits.</summary>
        public void Keep(int zeros) =>
            Refill(Slots, Array.FindAll(Slots, hash => BitOperations.TrailingZeroCount(hash) >= zeros));

        /// <summary>Gives the hashes that one more bit tells apart to a new shard beside this one.</summary>
        public void SplitInto(Shard other, ulong[] moving)
        {
            Depth++;
            Slots.CopyTo(moving, 0);
            Array.Clear(Slots);
            Count = 0;
            foreach (ulong hash in moving)
            {
                if (hash != 0)
                {
                    ((hash >> (HashBits - Depth) & 1) == 0 ? this : other).Insert(hash);
                }
            }
        }

        private void Refill(ulong[] slots, ReadOnlySpan<ulong> hashes)
        {
            Array.Clear(slots);
            Slots = slots;
            Count = 0;
            foreach (ulong hash in hashes)
            {
                if (hash != 0)
                {
                    Insert(hash);
                }
            }
        }
    }
}
