using System.Numerics;

namespace TrailFilter.Core.Automata;

/// <summary>Finds the class of a value that is exactly one of many: open addressing over the values' bytes.</summary>
internal sealed class EqualsSet
{
    // 256 lengths, then they wrap round: enough to turn away most values before they are hashed.
    private const int LengthWords = 4;

    private readonly ulong[] _lengths = new ulong[LengthWords];
    private readonly Slot[] _slots;
    private readonly byte[] _pool;
    private readonly int _only;

    /// <summary>Builds the set.</summary>
    /// <param name="values">Distinct values, none of class <see cref="ClassTable.None"/>.</param>
    internal EqualsSet(ReadOnlySpan<ValueClass> values)
    {
        Count = values.Length;
        _slots = new Slot[(int)BitOperations.RoundUpToPowerOf2((uint)(values.Length * 2) + 1)];
        int total = 0;
        foreach (ValueClass value in values)
        {
            total += value.Utf8.Length;
        }

        _pool = new byte[total];
        int start = 0;
        foreach (ValueClass value in values)
        {
            int length = value.Utf8.Length;
            value.Utf8.CopyTo(_pool, start);
            _lengths[LengthWord(length)] |= 1UL << length;
            uint hash = ByteHash.Of(value.Utf8);
            int slot = (int)hash & (_slots.Length - 1);
            while (_slots[slot].Class != ClassTable.None)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = new Slot(hash, start, length, value.Class);
            start += length;
            _only = value.Class;
        }
    }

    internal int Count { get; }

    internal long ByteSize => _pool.Length + (_slots.Length * 16L);

    /// <summary>The value's class, or <see cref="ClassTable.None"/>.</summary>
    internal int Find(ReadOnlySpan<byte> value)
    {
        if ((_lengths[LengthWord(value.Length)] >> value.Length & 1) == 0)
        {
            return ClassTable.None;
        }

        if (Count == 1)
        {
            // The only slot that is taken; a single type or name is the most usual set.
            return value.SequenceEqual(_pool) ? _only : ClassTable.None;
        }

        uint hash = ByteHash.Of(value);
        int index = (int)hash & (_slots.Length - 1);
        while (true)
        {
            ref readonly Slot slot = ref _slots[index];
            if (slot.Class == ClassTable.None
                || (slot.Hash == hash && value.SequenceEqual(_pool.AsSpan(slot.Start, slot.Length))))
            {
                return slot.Class;
            }

            // At least half of the slots are free, so an empty one always comes.
            index = (index + 1) & (_slots.Length - 1);
        }
    }

    private static int LengthWord(int length) => (length >> 6) & (LengthWords - 1);

    private readonly record struct Slot(uint Hash, int Start, int Length, int Class);
}
