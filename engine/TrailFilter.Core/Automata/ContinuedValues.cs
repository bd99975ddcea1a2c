namespace TrailFilter.Core.Automata;

/// <summary>
/// All values of a field in ordinal order, to find those that go on where a record's prefix ends: they stand in one run.
/// </summary>
internal sealed class ContinuedValues
{
    private readonly byte[][] _values;
    private readonly int[] _classes;

    /// <summary>Takes the values.</summary>
    /// <param name="values">Distinct and in ordinal order.</param>
    internal ContinuedValues(ReadOnlySpan<ValueClass> values)
    {
        _values = new byte[values.Length][];
        _classes = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (_values[i], _classes[i]) = values[i];
        }
    }

    internal int Count => _values.Length;

    internal long ByteSize
    {
        get
        {
            // 32 bytes: an array's header, its reference and the class.
            long size = 0;
            foreach (byte[] value in _values)
            {
                size += value.Length + 32;
            }

            return size;
        }
    }

    /// <summary>The class of a value's own marks, whatever its operator.</summary>
    internal int ClassOf(int index) => _classes[index];

    /// <summary>The run of values of which <paramref name="prefix"/> is a proper prefix.</summary>
    /// <returns>First and one past the last; both 0 when there is none.</returns>
    internal (int Low, int High) Find(ReadOnlySpan<byte> prefix)
    {
        int low = FirstAfter(prefix, 0, beyondPrefix: false);
        int high = FirstAfter(prefix, low, beyondPrefix: true);
        return low == high ? (0, 0) : (low, high);
    }

    /// <summary>The first value that comes after the prefix itself or, on demand, after everything that begins with it.</summary>
    private int FirstAfter(ReadOnlySpan<byte> prefix, int low, bool beyondPrefix)
    {
        int high = _values.Length;
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) >> 1);
            ReadOnlySpan<byte> value = _values[middle];
            bool before = value.SequenceCompareTo(prefix) <= 0 || (beyondPrefix && value.StartsWith(prefix));
            if (before)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
