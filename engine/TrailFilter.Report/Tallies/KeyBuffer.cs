using System.Buffers.Binary;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// Puts the parts of a key behind one another, each with its length before it, so that no two lists of parts give the same key.
/// For one thread.
/// </summary>
internal sealed class KeyBuffer
{
    /// <summary>A length that does not fit into one byte follows in four.</summary>
    internal const byte LongLength = byte.MaxValue;

    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>The key; valid until the buffer is used again.</summary>
    public ReadOnlySpan<byte> Key => _bytes.AsSpan(0, _length);

    /// <summary>Begins a key.</summary>
    public void Begin() => _length = 0;

    /// <summary>Appends a part of one byte, without a length.</summary>
    public void Put(byte value)
    {
        MakeRoom(1);
        _bytes[_length++] = value;
    }

    /// <summary>Appends a part.</summary>
    public void Put(ReadOnlySpan<byte> text)
    {
        MakeRoom(text.Length + 1 + sizeof(int));
        if (text.Length < LongLength)
        {
            _bytes[_length++] = (byte)text.Length;
        }
        else
        {
            _bytes[_length++] = LongLength;
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), text.Length);
            _length += sizeof(int);
        }

        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }

    private void MakeRoom(int more)
    {
        if (_bytes.Length - _length < more)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }
}
