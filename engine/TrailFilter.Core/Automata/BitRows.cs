namespace TrailFilter.Core.Automata;

/// <summary>
/// Many bit sets of one width, of which nearly all are nearly empty: only words that are not zero are kept. With a thousand
/// trails a value still matters to a clause or two, and full rows would take gigabytes.
/// </summary>
internal sealed class BitRows
{
    private readonly int[] _starts;
    private readonly int[] _words;
    private readonly ulong[] _bits;

    private BitRows(int[] starts, int[] words, ulong[] bits)
    {
        _starts = starts;
        _words = words;
        _bits = bits;
    }

    internal int Count => _starts.Length - 1;

    internal long ByteSize => ((long)_starts.Length * sizeof(int)) + ((long)_words.Length * (sizeof(int) + sizeof(ulong)));

    /// <summary>Sets the bits of a row.</summary>
    internal void Or(int row, Span<ulong> set)
    {
        for (int i = _starts[row]; i < _starts[row + 1]; i++)
        {
            set[_words[i]] |= _bits[i];
        }
    }

    /// <summary>Clears the bits of a row.</summary>
    internal void AndNot(int row, Span<ulong> set)
    {
        for (int i = _starts[row]; i < _starts[row + 1]; i++)
        {
            set[_words[i]] &= ~_bits[i];
        }
    }

    /// <summary>Takes rows one after the other, and the bits of a row in rising order.</summary>
    internal sealed class Builder
    {
        private readonly List<int> _starts = [0];
        private readonly List<int> _words = [];
        private readonly List<ulong> _bits = [];

        internal void AddBit(int bit)
        {
            int word = bit >> 6;
            if (_words.Count == _starts[^1] || _words[^1] != word)
            {
                _words.Add(word);
                _bits.Add(0);
            }

            _bits[^1] |= 1UL << bit;
        }

        internal void EndRow() => _starts.Add(_words.Count);

        internal BitRows ToRows() => new([.. _starts], [.. _words], [.. _bits]);
    }
}
