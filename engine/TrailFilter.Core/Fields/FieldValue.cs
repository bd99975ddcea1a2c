namespace TrailFilter.Core.Fields;

/// <summary>One value read from a record. Valid until the <see cref="RecordFields"/> it came from is filled again.</summary>
public readonly ref struct FieldValue
{
    internal FieldValue(FieldValueKind kind, ReadOnlySpan<byte> utf8)
    {
        Kind = kind;
        Utf8 = utf8;
    }

    /// <summary>What the record holds.</summary>
    public FieldValueKind Kind { get; }

    /// <summary>The text to compare: a string unescaped, <c>true</c> or <c>false</c>; empty when missing.</summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>Whether there is nothing to compare with.</summary>
    public bool IsMissing => Kind == FieldValueKind.Missing;
}
