using System.Collections.Immutable;
using TrailFilter.Core.Automata;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// Tallies what configurations log, drop and add, by everything that reports tell records apart by. One object serves one run.
/// </summary>
/// <remarks>
/// Memory is bounded: tables by <see cref="TallyOptions.TableLimit"/>, eventIDs by <see cref="TallyOptions.MaxEventIds"/>. As for
/// threads, see <see cref="ITallyBook"/>; <see cref="Result"/> is for when the run has ended.
/// </remarks>
public sealed class PreviewTallyBook : ITallyBook
{
    private readonly SelectorProgram _program;
    private readonly ImmutableArray<Configuration> _configurations;
    private readonly TallyOptions _options;
    private readonly TalliedRules _rules;
    private readonly TallyTables _tables;
    private readonly EventIdSet _ids;
    private readonly Clusters _clusters;

    /// <summary>Opens a book.</summary>
    /// <param name="program">What records are decided by: the trails of all configurations.</param>
    /// <param name="configurations">The configurations to compare, from 1 to 31; the first one is the current state.</param>
    /// <param name="options">What to tally.</param>
    /// <exception cref="ArgumentException">
    /// There are no configurations or more than 31, one names a trail that the program has not, or two rules have one id.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A bound among the options is out of its range.</exception>
    public PreviewTallyBook(SelectorProgram program, ImmutableArray<Configuration> configurations, TallyOptions options)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TableLimit, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.SampleIds, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxEventIds, 1, nameof(options));
        if (configurations.IsDefaultOrEmpty || configurations.Length > LoggedBySets.MaxConfigurations)
        {
            throw new ArgumentException(
                $"From 1 to {LoggedBySets.MaxConfigurations} configurations can be compared.", nameof(configurations));
        }

        if (configurations.Any(configuration => configuration.Trails.Any(trail => trail < 0 || trail >= program.Trails.Length)))
        {
            throw new ArgumentException(
                $"The program has {program.Trails.Length} trails; a configuration names another.", nameof(configurations));
        }

        if (options.Rules.DistinctBy(static rule => rule.Id).Count() != options.Rules.Length)
        {
            throw new ArgumentException("Two rules have the same id.", nameof(options));
        }

        _program = program;
        _configurations = configurations;
        _options = options;
        _rules = new TalliedRules(options.Rules);
        _tables = new TallyTables(options);
        _ids = new EventIdSet(options.MaxEventIds, stopsWhenFull: options.LeaveDuplicatesOut);
        _clusters = new Clusters(Clusters.DefaultMaxRows);
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Paths => TallySlots.Paths;

    /// <inheritdoc/>
    public bool NeedsOrder => _options.LeaveDuplicatesOut;

    /// <inheritdoc/>
    public RecordTally Create() => new PreviewTally(_options, _rules, _ids, new LoggedBySets(_program, _configurations));

    /// <inheritdoc/>
    public void Merge(RecordTally tally)
    {
        var part = (PreviewTally)tally;
        _tables.Add(part.Tables);
        _ids.Add(part.NewIds);
        if (part.Clusters is { } clusters)
        {
            _clusters.Add(clusters.Take());
        }
    }

    /// <summary>What was tallied.</summary>
    /// <returns>The same for the same input, whatever the number of threads.</returns>
    public TallyResult Result() => new()
    {
        Configurations = _configurations,
        Shapes = Table(_tables.Shapes, TallyKeys.Shape, TallyKeys.Compare),
        Callers = Table(_tables.Callers, TallyKeys.Text, string.CompareOrdinal),
        Parents = Table(_tables.Parents, TallyKeys.Text, string.CompareOrdinal),
        Hours = Table(_tables.Hours, TallyKeys.Hour, Nullable.Compare),
        Versions = Table(_tables.Versions, TallyKeys.Text, string.CompareOrdinal),
        Rules = Table(_tables.Rules, TallyKeys.Text, string.CompareOrdinal),
        Charges = Table(_tables.Charges, TallyKeys.Charge, TallyKeys.Compare),
        Clusters = _clusters.ToImmutable(),
        FirstEvent = _tables.First > _tables.Last ? null : DateTimeOffset.FromUnixTimeSeconds(_tables.First),
        LastEvent = _tables.First > _tables.Last ? null : DateTimeOffset.FromUnixTimeSeconds(_tables.Last),
        Duplicates = _ids.Duplicates,
        LeavesDuplicatesOut = _options.LeaveDuplicatesOut,
        DuplicatesLookedForIn = _ids.LookedForIn,
    };

    private static TallyTable<TKey> Table<TKey>(KeyTable table, KeyReader<TKey> read, Comparison<TKey> compare)
    {
        var rows = new List<TallyRow<TKey>>(table.RowCount);
        table.Visit((key, loggedBy, amount, samples) => rows.Add(new TallyRow<TKey>(read(key), loggedBy, amount, samples)));
        rows.Sort((left, right) => compare(left.Key, right.Key) is int order and not 0 ? order : left.LoggedBy.CompareTo(right.LoggedBy));
        return new TallyTable<TKey>
        {
            Rows = [.. rows],
            Others = [.. table.Others.OrderBy(static other => other.Key).Select(static other => (other.Key, other.Value))],
            MaxMissing = table.MaxMissing,
        };
    }

    private delegate TKey KeyReader<TKey>(ReadOnlySpan<byte> key);
}
