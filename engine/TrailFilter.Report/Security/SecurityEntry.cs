using System.Collections.Immutable;
using TrailFilter.Report.Rules;

namespace TrailFilter.Report.Security;

/// <summary>Events whose loss hurts detection: an entry of data/security. Immutable.</summary>
public sealed class SecurityEntry
{
    /// <summary>What stands for every source or every name.</summary>
    public const string Any = "*";

    internal SecurityEntry(FactNode node, Func<string, bool> isTechnique)
    {
        node.AllowOnly("id", "eventSource", "eventNames", "when", "why", "attack", "severity", "source");
        Id = node.Member("id").Text();
        EventSource = node.Member("eventSource").Text();
        EventNames = node.Member("eventNames").Texts();
        if (EventNames.Contains(Any) && EventNames.Length > 1)
        {
            throw node.Member("eventNames").Wrong("names events beside *, which stands for all");
        }

        Why = node.Member("why").Text();
        Severity = node.Member("severity").Text();
        if (Severity is not ("high" or "medium"))
        {
            throw node.Member("severity").Wrong("is neither high nor medium");
        }

        Attack = node.Member("attack").Texts();
        foreach (FactNode technique in node.Member("attack").Elements())
        {
            if (!isTechnique(technique.Text()))
            {
                throw technique.Wrong("is not among attack.techniques");
            }
        }

        Source = node.Member("source").Text();
        Conditions = RecordConditions.Read(node.Find("when"));
    }

    /// <summary>Its id, unique among the entries.</summary>
    public string Id { get; }

    /// <summary>The events' eventSource, or <see cref="Any"/>.</summary>
    public string EventSource { get; }

    /// <summary>The events' names, or <see cref="Any"/> alone.</summary>
    public ImmutableArray<string> EventNames { get; }

    /// <summary><c>high</c>: one such event is worth an alarm; <c>medium</c>: it matters in numbers or beside others.</summary>
    public string Severity { get; }

    /// <summary>What is lost with the events.</summary>
    public string Why { get; }

    /// <summary>Ids of MITRE ATT&amp;CK techniques.</summary>
    public ImmutableArray<string> Attack { get; }

    /// <summary>Where the events are described.</summary>
    public string Source { get; }

    internal RecordConditions Conditions { get; }
}
