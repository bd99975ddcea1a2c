using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>One implementation of the rulings. Usable from any thread.</summary>
internal interface IDecider
{
    string Name { get; }

    /// <summary>Whether it notices everything that is wrong with a record, or only what stands where it has to look.</summary>
    bool ChecksWholeRecord { get; }

    IProgramDecider Compile(IReadOnlyList<Trail> trails);
}

/// <summary>An implementation with the selectors it decides by. Used by one thread at a time.</summary>
internal interface IProgramDecider
{
    /// <summary>Decides one record.</summary>
    /// <param name="record">Exactly one record. The same array object always holds the same bytes.</param>
    Decision Decide(byte[] record);
}
