using System.Collections.Immutable;
using System.Text;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>A rule by event name that asks for a text in the record.</summary>
internal sealed class FakeRule(string id, string eventName, string text) : IRecordRule
{
    private readonly byte[] _eventName = Encoding.UTF8.GetBytes(eventName);
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text);

    public string Id => id;

    public ImmutableArray<string> EventNames => [eventName];

    public RuleAnswer Ask(in RuleFacts facts) => facts.EventName.SequenceEqual(_eventName) ? RuleAnswer.Perhaps : RuleAnswer.No;

    public bool Matches(ReadOnlySpan<byte> record) => record.IndexOf(_text) >= 0;
}
