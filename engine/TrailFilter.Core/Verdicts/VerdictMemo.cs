using System.Numerics;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// Remembers decisions by what they depend on: the states of the fields, not their values. Records of one kind share a key
/// however different their ARNs are, which is why a decision costs about the same for one trail and for a thousand.
/// </summary>
/// <remarks>
/// A cache of fixed size: sets of two, the newer one first. A key holds every word that matters, so a hit is never wrong.
/// </remarks>
internal sealed class VerdictMemo
{
    /// <summary>
    /// The longest key in words: ten when every field is asked about, and then four entries of <c>resources</c>; six with the
    /// three or four fields that selectors really name.
    /// </summary>
    internal const int MaxKeyWords = 24;

    // 4,096 keys of 192 bytes: three quarters of a megabyte, of which only what is in use comes near the processor.
    private const int Sets = 2048;
    private const int Ways = 2;

    private readonly ulong[] _keys = new ulong[Sets * Ways * MaxKeyWords];
    private readonly Slot[] _slots = new Slot[Sets * Ways];

    /// <summary>Looks a key up.</summary>
    /// <param name="key">From 1 to <see cref="MaxKeyWords"/> words.</param>
    /// <param name="hash">The key's hash, for <see cref="Add"/>.</param>
    /// <returns>The row, or -1.</returns>
    internal int Find(ReadOnlySpan<ulong> key, out uint hash)
    {
        hash = Hash(key);
        int first = FirstOf(hash);
        for (int slot = first; slot < first + Ways; slot++)
        {
            ref readonly Slot found = ref _slots[slot];
            if (found.Hash == hash && found.Length == key.Length && key.SequenceEqual(KeyOf(slot)[..key.Length]))
            {
                return found.Row;
            }
        }

        return -1;
    }

    /// <summary>
    /// Remembers a key that <see cref="Find"/> did not find; the older of two keys in its set may be forgotten.
    /// </summary>
    internal void Add(ReadOnlySpan<ulong> key, uint hash, int row)
    {
        int first = FirstOf(hash);
        _slots[first + 1] = _slots[first];
        KeyOf(first).CopyTo(KeyOf(first + 1));
        _slots[first] = new Slot(hash, key.Length, row);
        key.CopyTo(KeyOf(first));
    }

    /// <summary>Forgets everything.</summary>
    internal void Clear() => Array.Clear(_slots);

    private static int FirstOf(uint hash) => (int)(hash & (Sets - 1)) * Ways;

    private static uint Hash(ReadOnlySpan<ulong> key)
    {
        ulong hash = (ulong)key.Length;
        foreach (ulong word in key)
        {
            hash = BitOperations.RotateLeft(hash ^ word, 29) * 0x9E3779B97F4A7C15;
        }

        return (uint)(hash >> 32);
    }

    private Span<ulong> KeyOf(int slot) => _keys.AsSpan(slot * MaxKeyWords, MaxKeyWords);

    /// <summary>What a key leads to. A length of 0 is a free place, since no key is empty.</summary>
    private readonly record struct Slot(uint Hash, int Length, int Row);
}
