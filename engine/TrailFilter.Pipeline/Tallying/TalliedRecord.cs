using TrailFilter.Core.Fields;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Pipeline.Tallying;

/// <summary>A record that was decided, for a tally. Valid only during the call that brings it.</summary>
public readonly ref struct TalliedRecord
{
    /// <summary>Brings a record.</summary>
    /// <param name="record">It, with its verdict.</param>
    /// <param name="fields">Its fields; slices of them are resolved against the record's bytes.</param>
    /// <param name="passed">The selectors it passed: bit i % 64 of word i / 64 for selector i, numbered through all trails.</param>
    public TalliedRecord(FilteredRecord record, RecordFields fields, ReadOnlySpan<ulong> passed)
    {
        Record = record;
        Fields = fields;
        Passed = passed;
    }

    /// <summary>The record and its verdict.</summary>
    public FilteredRecord Record { get; }

    /// <summary>Its fields, those of <see cref="ITallyBook.Paths"/> among them.</summary>
    public RecordFields Fields { get; }

    /// <summary>The selectors it passed: bit i % 64 of word i / 64 for selector i, numbered through all trails.</summary>
    public ReadOnlySpan<ulong> Passed { get; }
}
