using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <summary>A record whose fields have all been found already.</summary>
internal readonly ref struct ExtractedFields(ReadOnlySpan<byte> record, RecordFields fields) : IFieldSource
{
    public ReadOnlySpan<byte> Record { get; } = record;

    public RecordFields Fields => fields;

    public RecordFault Fault => RecordFault.None;

    public bool TryFind(int slot) => true;

    public bool TryFindResources() => true;
}
