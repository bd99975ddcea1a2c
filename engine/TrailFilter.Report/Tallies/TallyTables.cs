namespace TrailFilter.Report.Tallies;

/// <summary>The tables of a tally, or of all tallies together. For one thread.</summary>
internal sealed class TallyTables
{
    /// <summary>Makes empty tables.</summary>
    public TallyTables(TallyOptions options)
    {
        Shapes = New();
        Callers = New();
        Parents = New();
        Hours = New();
        Versions = New();

        // Few rows, and none of them may be dropped: a rule that fits one record may be the reason to look at the report.
        Rules = new KeyTable(int.MaxValue, options.SampleIds);
        Charges = New();

        KeyTable New() => new(options.TableLimit, options.SampleIds);
    }

    /// <summary>By shape; see <see cref="TallyKeys"/> for the keys of all these.</summary>
    public KeyTable Shapes { get; }

    /// <summary>By caller.</summary>
    public KeyTable Callers { get; }

    /// <summary>By the parent of the first resource.</summary>
    public KeyTable Parents { get; }

    /// <summary>By hour.</summary>
    public KeyTable Hours { get; }

    /// <summary>By eventVersion.</summary>
    public KeyTable Versions { get; }

    /// <summary>By rule.</summary>
    public KeyTable Rules { get; }

    /// <summary>By what is charged.</summary>
    public KeyTable Charges { get; }

    /// <summary>The earliest eventTime, in seconds since 1970; the largest number without any.</summary>
    public long First { get; private set; } = long.MaxValue;

    /// <summary>The latest eventTime, in seconds since 1970; the smallest number without any.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Widens the span of time.</summary>
    public void Span(long first, long last)
    {
        First = Math.Min(First, first);
        Last = Math.Max(Last, last);
    }

    /// <summary>Adds what others hold, whose records come after those that are here.</summary>
    public void Add(TallyTables others)
    {
        Shapes.Add(others.Shapes);
        Callers.Add(others.Callers);
        Parents.Add(others.Parents);
        Hours.Add(others.Hours);
        Versions.Add(others.Versions);
        Rules.Add(others.Rules);
        Charges.Add(others.Charges);
        Span(others.First, others.Last);
    }

    /// <summary>Empties them.</summary>
    public void Clear()
    {
        Shapes.Clear();
        Callers.Clear();
        Parents.Clear();
        Hours.Clear();
        Versions.Clear();
        Rules.Clear();
        Charges.Clear();
        First = long.MaxValue;
        Last = long.MinValue;
    }
}
