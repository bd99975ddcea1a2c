using System.Buffers.Text;
using System.Text;

namespace TrailFilter.Core.Bytes;

/// <summary>The text of JSON strings: escapes resolved.</summary>
internal static class JsonStrings
{
    /// <summary>Resolves the escapes of a JSON string.</summary>
    /// <param name="raw">The string as it stands in the JSON text, without its quotes.</param>
    /// <param name="destination">At least as long as <paramref name="raw"/>; no escape is shorter than what it stands for.</param>
    /// <param name="written">How many bytes of <paramref name="destination"/> hold the text.</param>
    /// <returns><see langword="false"/> when an escape is unknown, cut short, or half a surrogate pair: such text is not UTF-8.</returns>
    internal static bool TryUnescape(ReadOnlySpan<byte> raw, Span<byte> destination, out int written)
    {
        written = 0;
        while (true)
        {
            int plain = raw.IndexOf((byte)'\\');
            if (plain < 0)
            {
                raw.CopyTo(destination[written..]);
                written += raw.Length;
                return true;
            }

            raw[..plain].CopyTo(destination[written..]);
            written += plain;
            raw = raw[plain..];
            if (raw.Length < 2)
            {
                return false;
            }

            if (raw[1] == (byte)'u')
            {
                if (!TryReadCodePoint(raw, out Rune rune, out int consumed))
                {
                    return false;
                }

                written += rune.EncodeToUtf8(destination[written..]);
                raw = raw[consumed..];
                continue;
            }

            byte meant = raw[1] switch
            {
                (byte)'"' => (byte)'"',
                (byte)'\\' => (byte)'\\',
                (byte)'/' => (byte)'/',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                _ => 0,
            };
            if (meant == 0)
            {
                return false;
            }

            destination[written++] = meant;
            raw = raw[2..];
        }
    }

    /// <summary>Reads <c>\uXXXX</c>, or two of them when the first is a high surrogate.</summary>
    private static bool TryReadCodePoint(ReadOnlySpan<byte> raw, out Rune rune, out int consumed)
    {
        rune = default;
        consumed = 6;
        if (!TryReadUnit(raw, out char unit))
        {
            return false;
        }

        if (!char.IsSurrogate(unit))
        {
            rune = new Rune(unit);
            return true;
        }

        consumed = 12;
        return TryReadUnit(raw[6..], out char low) && Rune.TryCreate(unit, low, out rune);
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> raw, out char unit)
    {
        unit = default;
        if (raw.Length < 6 || raw[0] != (byte)'\\' || raw[1] != (byte)'u')
        {
            return false;
        }

        // Utf8Parser would take a shorter run of digits; all four must be consumed.
        bool ok = Utf8Parser.TryParse(raw.Slice(2, 4), out ushort value, out int used, 'x') && used == 4;
        unit = (char)value;
        return ok;
    }
}
