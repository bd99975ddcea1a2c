using System.Collections.Immutable;
using TrailFilter.Report.Rules;

namespace TrailFilter.Report.Wastes;

/// <summary>A known waste: an entry of data/wastes. Immutable.</summary>
public sealed class WasteEntry
{
    internal WasteEntry(FactNode node)
    {
        node.AllowOnly("id", "title", "recognise", "supplied", "end", "why", "source", "seenIn");
        Id = node.Member("id").Text();
        Title = node.Member("title").Text();
        Why = node.Member("why").Text();
        Source = node.Member("source").Text();
        SeenIn = node.Find("seenIn")?.Texts() ?? [];
        Supplied = node.Find("supplied") is { } supplied ? [.. supplied.Members().Select(static value => value.Name)] : [];

        FactNode recognise = node.Member("recognise");
        recognise.AllowOnly("when", "resourceType", "overlap");
        if (recognise.Find("overlap") is { } overlap)
        {
            overlap.AllowOnly("key", "trails");
            if (overlap.Member("key").Text() != "eventID")
            {
                throw overlap.Member("key").Wrong("is not eventID, the only key by which copies are told");
            }

            if (recognise.Find("when") is not null || recognise.Find("resourceType") is not null)
            {
                throw recognise.Wrong("has conditions beside overlap");
            }

            LeastTrails = overlap.Member("trails").Count();
        }

        Conditions = LeastTrails is null
            ? RecordConditions.Read(recognise.Member("when"), recognise.Find("resourceType")?.Text())
            : RecordConditions.Read(null);
        Cure = new WasteCure(node.Member("end"));
        LosesToo = node.Member("end").Member("losesToo").MaybeEmptyText();
    }

    /// <summary>Its id, unique among the entries.</summary>
    public string Id { get; }

    /// <summary>What it is.</summary>
    public string Title { get; }

    /// <summary>How it comes.</summary>
    public string Why { get; }

    /// <summary>What goes besides it when it is ended; empty when nothing.</summary>
    public string LosesToo { get; }

    /// <summary>AWS's page about it.</summary>
    public string Source { get; }

    /// <summary>Addresses of public cases of it.</summary>
    public ImmutableArray<string> SeenIn { get; }

    /// <summary>The names of the values that stand in braces in <see cref="Cure"/>.</summary>
    public ImmutableArray<string> Supplied { get; }

    /// <summary>What ends it.</summary>
    public WasteCure Cure { get; }

    /// <summary>How many trails at least log the same; null when the waste is a kind of record.</summary>
    public int? LeastTrails { get; }

    /// <summary>Whether more of a record than its shape tells that it is such a waste.</summary>
    public bool NeedsRecord => LeastTrails is null && Conditions.NeedRecord;

    internal string RuleId => WasteTable.IdPrefix + Id;

    internal RecordConditions Conditions { get; }
}
