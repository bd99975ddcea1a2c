using System.Collections.Immutable;
using System.Text;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Rules;

/// <summary>A rule that asks for a source, a name, and conditions. Immutable, safe for any number of threads.</summary>
internal sealed class RecordRule : IRecordRule
{
    private readonly byte[]? _source;
    private readonly byte[]? _name;
    private readonly RecordConditions _conditions;

    /// <summary>Makes a rule.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="eventSource">The eventSource, or null: any.</param>
    /// <param name="eventName">The eventName, or null: any.</param>
    /// <param name="conditions">What else must hold.</param>
    public RecordRule(string id, string? eventSource, string? eventName, RecordConditions conditions)
    {
        Id = id;
        _source = eventSource is null ? null : Encoding.UTF8.GetBytes(eventSource);
        _name = eventName is null ? null : Encoding.UTF8.GetBytes(eventName);
        _conditions = conditions;
        EventNames = eventName is null ? conditions.EventNames : [eventName];
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> EventNames { get; }

    /// <inheritdoc/>
    public RuleAnswer Ask(in RuleFacts facts) =>
        (_name is null || facts.EventName.SequenceEqual(_name)) && (_source is null || facts.EventSource.SequenceEqual(_source))
            ? _conditions.Ask(in facts)
            : RuleAnswer.No;

    /// <inheritdoc/>
    public bool Matches(ReadOnlySpan<byte> record) => _conditions.Fit(record);
}
