using System.Buffers.Binary;

namespace TrailFilter.Core.Bytes;

/// <summary>A member of an object as CloudTrail writes it: a name without escapes, a colon, the first byte of a value. Immutable.</summary>
internal readonly struct UsualMember
{
    private readonly ulong _head;
    private readonly ushort _behind;

    /// <summary>Describes a member.</summary>
    /// <param name="name">Its name in ASCII: 8 to 15 letters, which head and tail cover together.</param>
    /// <param name="value">The first byte of its value.</param>
    internal UsualMember(ReadOnlySpan<byte> name, byte value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(name.Length, NameTails.Length, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(name.Length, 2 * NameTails.Length, nameof(name));
        Length = name.Length;
        Tail = NameTails.Of(name);
        _head = BinaryPrimitives.ReadUInt64LittleEndian(name) << 8 | (byte)'"';
        _behind = (ushort)(value << 8 | (byte)':');
    }

    /// <summary>Letters of the name.</summary>
    internal int Length { get; }

    /// <summary>The last eight letters of the name.</summary>
    internal ulong Tail { get; }

    /// <summary>Whether what stands around a closing quote is the member, once the tail has been compared.</summary>
    /// <param name="text">The text.</param>
    /// <param name="nameEnd">The quote; one byte more than the name before it and two behind it are read.</param>
    internal bool IsAt(ReadOnlySpan<byte> text, int nameEnd) =>
        BinaryPrimitives.ReadUInt64LittleEndian(text[(nameEnd - Length - 1)..]) == _head
        && BinaryPrimitives.ReadUInt16LittleEndian(text[(nameEnd + 1)..]) == _behind;
}
