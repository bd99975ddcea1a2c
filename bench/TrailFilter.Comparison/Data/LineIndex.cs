namespace TrailFilter.Comparison.Data;

/// <summary>The lines of a file, in memory, to make other forms of them.</summary>
internal sealed class LineIndex
{
    private readonly byte[] _text;
    private readonly List<int> _starts = [];

    public LineIndex(string path)
    {
        _text = File.ReadAllBytes(path);
        for (int start = 0; start < _text.Length;)
        {
            _starts.Add(start);
            start += _text.AsSpan(start).IndexOf((byte)'\n') + 1;
        }
    }

    public int Count => _starts.Count;

    /// <summary>A line without its line feed; lines begin again after the last.</summary>
    public ReadOnlyMemory<byte> this[int line]
    {
        get
        {
            int index = line % Count;
            int end = index + 1 < Count ? _starts[index + 1] : _text.Length;
            return _text.AsMemory(_starts[index], end - 1 - _starts[index]);
        }
    }

    /// <summary>How many lines from one on make at least so many bytes; one at least, and none past a given end.</summary>
    public int CountFrom(int line, long bytes, int end)
    {
        int count = 0;
        for (long length = 0; line + count < end && (count == 0 || length < bytes); count++)
        {
            length += this[line + count].Length + 1;
        }

        return count;
    }

    /// <summary>Writes lines as a file that CloudTrail could have written, <c>{"Records":[…]}</c>.</summary>
    public void WriteRecords(int from, int count, Stream output)
    {
        output.Write("{\"Records\":["u8);
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
            {
                output.WriteByte((byte)',');
            }

            output.Write(this[from + i].Span);
        }

        output.Write("]}"u8);
    }
}
