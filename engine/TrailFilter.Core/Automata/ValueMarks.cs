namespace TrailFilter.Core.Automata;

/// <summary>Collects the values of one kind of comparison, each with the marks of all clauses that hold it.</summary>
internal sealed class ValueMarks
{
    private readonly Dictionary<byte[], List<int>> _marks = new(new BytesComparer());

    internal void Add(byte[] value, int mark)
    {
        if (!_marks.TryGetValue(value, out List<int>? marks))
        {
            _marks.Add(value, marks = []);
        }

        marks.Add(mark);
    }

    /// <summary>The distinct values in ordinal order.</summary>
    internal ValueClass[] ToClasses(ClassTable classes)
    {
        var values = new ValueClass[_marks.Count];
        int count = 0;
        foreach ((byte[] value, List<int> marks) in _marks)
        {
            values[count++] = new ValueClass(value, classes.Intern(marks));
        }

        Array.Sort(values, static (x, y) => x.Utf8.AsSpan().SequenceCompareTo(y.Utf8));
        return values;
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => (int)ByteHash.Of(obj);
    }
}
