using System.Collections.Immutable;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Verdicts;

/// <summary>How a <see cref="RecordFilter"/> reads and what it leaves out.</summary>
public sealed record RecordFilterOptions
{
    /// <summary>
    /// Whether every byte is checked to be JSON. Without it what no selector looks at is checked only for UTF-8, brackets and
    /// control characters; on valid input the verdicts are the same.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>How records are framed.</summary>
    public RecordReaderOptions Reader { get; init; } = new();

    /// <summary>
    /// Fields to find in every record besides those that decide it, for whoever looks at <see cref="RecordFilter.Fields"/>; with any,
    /// the entries of <c>resources</c> are found too. Empty: only what a decision needs is looked for, which is faster.
    /// </summary>
    /// <value>Paths a <see cref="FieldPlan"/> takes; each once.</value>
    public ImmutableArray<string> MoreFields { get; init; } = [];

    /// <summary>Which records are looked at, or <see langword="null"/> for all.</summary>
    public RecordScope? Scope { get; init; }
}
