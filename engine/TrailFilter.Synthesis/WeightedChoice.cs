namespace TrailFilter.Synthesis;

/// <summary>
/// Draws items by weight with one table look-up. The table has 2^14 slots, so a weight below 1/16384 of the sum still gets
/// one slot and counts as that much.
/// </summary>
internal sealed class WeightedChoice<T>
{
    private const int Bits = 14;
    private readonly T[] _slots = new T[1 << Bits];

    /// <param name="items">The items in a fixed order, at least one; weights are positive and of any scale.</param>
    public WeightedChoice(IReadOnlyList<(T Item, int Weight)> items)
    {
        long sum = items.Sum(item => (long)item.Weight);
        long passed = 0;
        int slot = 0;
        for (int i = 0; i < items.Count; i++)
        {
            passed += items[i].Weight;
            int end = Math.Max(slot + 1, (int)(passed * _slots.Length / sum));
            end = Math.Min(end, _slots.Length - (items.Count - 1 - i));
            _slots.AsSpan(slot..end).Fill(items[i].Item);
            slot = end;
        }
        _slots.AsSpan(slot).Fill(items[^1].Item);
    }

    public T Draw(Xoshiro256 chance) => _slots[chance.Next() >> (64 - Bits)];
}
