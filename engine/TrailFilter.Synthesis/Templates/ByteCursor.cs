using System.Text;

namespace TrailFilter.Synthesis.Templates;

/// <summary>A position in a buffer that is known to be large enough: writing past its end throws, and is a bug.</summary>
internal ref struct ByteCursor(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>Bytes written so far.</summary>
    public int Position { get; private set; }

    /// <summary>What has been written so far.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[..Position];

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer[Position..]);
        Position += bytes.Length;
    }

    public void Write(byte value)
    {
        _buffer[Position] = value;
        Position++;
    }

    /// <summary>Writes ASCII text.</summary>
    public void Write(string text) => Position += Encoding.ASCII.GetBytes(text, _buffer[Position..]);

    /// <summary>The next <paramref name="count"/> bytes, for the caller to fill.</summary>
    public Span<byte> Take(int count)
    {
        Span<byte> taken = _buffer.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>Writes a number without leading zeros.</summary>
    public void WriteNumber(uint number)
    {
        int digits = 1;
        for (uint rest = number; rest >= 10; rest /= 10)
        {
            digits++;
        }
        WritePadded(number, digits);
    }

    /// <summary>Writes the last <paramref name="digits"/> digits of a number, with leading zeros.</summary>
    public void WritePadded(uint number, int digits)
    {
        Span<byte> taken = Take(digits);
        for (int i = digits - 1; i >= 0; i--)
        {
            taken[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    /// <summary>Writes the low <paramref name="digits"/> hexadecimal digits of a number, at most 16, lower case.</summary>
    public void WriteHex(ulong number, int digits)
    {
        Span<byte> taken = Take(digits);
        for (int i = digits - 1; i >= 0; i--)
        {
            taken[i] = "0123456789abcdef"u8[(int)(number & 15)];
            number >>= 4;
        }
    }

    /// <summary>Writes 128 bits as a version 4 UUID.</summary>
    public void WriteUuid(ulong high, ulong low)
    {
        Span<byte> taken = Take(36);
        ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
        high = (high & ~0xF000UL) | 0x4000UL;
        low = (low & ~(3UL << 62)) | (2UL << 62);
        int at = 35;
        for (int i = 0; i < 32; i++)
        {
            ulong half = i < 16 ? low : high;
            if (at is 23 or 18 or 13 or 8)
            {
                taken[at--] = (byte)'-';
            }
            taken[at--] = digits[(int)((half >> (4 * (i & 15))) & 15)];
        }
    }
}
