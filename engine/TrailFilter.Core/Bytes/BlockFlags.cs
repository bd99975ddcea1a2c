namespace TrailFilter.Core.Bytes;

/// <summary>What is true of a block as a whole and costs extra work only where it is set.</summary>
[Flags]
internal enum BlockFlags : byte
{
    None = 0,

    /// <summary>A backslash, or an escaped first byte.</summary>
    Backslash = 1,

    /// <summary>A byte from 0x80.</summary>
    NonAscii = 2,

    /// <summary>A byte below 0x20 inside a string, which JSON forbids.</summary>
    ControlInString = 4,
}
