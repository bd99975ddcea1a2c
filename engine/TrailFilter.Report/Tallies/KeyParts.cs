using System.Buffers.Binary;
using System.Text;

namespace TrailFilter.Report.Tallies;

/// <summary>Takes apart what a <see cref="KeyBuffer"/> put together.</summary>
internal ref struct KeyParts(ReadOnlySpan<byte> key)
{
    private ReadOnlySpan<byte> _rest = key;

    /// <summary>The next part, one of a single byte.</summary>
    public byte TakeByte()
    {
        byte value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    /// <summary>The next part.</summary>
    public string TakeText()
    {
        int length = TakeByte();
        if (length == KeyBuffer.LongLength)
        {
            length = BinaryPrimitives.ReadInt32LittleEndian(_rest);
            _rest = _rest[sizeof(int)..];
        }

        string text = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return text;
    }
}
