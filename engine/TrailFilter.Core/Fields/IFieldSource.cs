using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <summary>
/// A record whose fields can be asked for one by one, so that those nobody asks for need not be looked for. What was asked for
/// stands in <see cref="Fields"/>; what was not may stand there or not.
/// </summary>
internal interface IFieldSource
{
    /// <summary>The record's bytes.</summary>
    ReadOnlySpan<byte> Record { get; }

    /// <summary>Where the fields are put.</summary>
    RecordFields Fields { get; }

    /// <summary>What makes the record unreadable, if anything.</summary>
    RecordFault Fault { get; }

    /// <summary>Puts the value of a slot of the plan in its place, if the record has one.</summary>
    /// <returns><see langword="false"/> when the record is unreadable.</returns>
    bool TryFind(int slot);

    /// <summary>Puts the entries of <c>resources</c> in their place.</summary>
    /// <returns><see langword="false"/> when the record is unreadable.</returns>
    bool TryFindResources();
}
