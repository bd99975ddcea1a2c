using System.Collections.Immutable;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Cli.Filtering;

/// <summary>Runs <c>filter</c>: selectors, outputs, inputs, the run, and then what it counted.</summary>
internal sealed class FilterVerb(FilterSettings settings, Messages messages)
{
    private readonly RecordScope? _scope = settings is { From: null, To: null, Accounts.IsEmpty: true, Regions.IsEmpty: true }
        ? null
        : new RecordScope(settings.From, settings.To, settings.Accounts, settings.Regions);

    /// <summary>Filters.</summary>
    /// <param name="stop">Stops the run; what is not finished is taken back.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (!SelectorFiles.TryRead(
            settings.Selectors, settings.Rules, settings.Quiet, messages, out ImmutableArray<Trail>? trails))
        {
            return ExitCodes.Usage;
        }

        SelectorProgram program = Compile(trails.Value);
        RefuseScan(program);
        OutputPlaces.RefuseConflicts(settings);
        ArchiveListing inputs = ArchiveFinder.Find(settings.Inputs, FinderOptions());
        if (MissingInputs.Tell(inputs, messages))
        {
            return ExitCodes.Usage;
        }

        OutputPlaces.RefuseInputs(settings, inputs);
        // Begun behind the search: its temporary file may lie in a folder that is an input.
        using ResultFile? summary = settings.Summary is { } path ? ResultFile.Create(path, settings.Force, stop) : null;
        TellOfTerminal();

        var faults = new FaultLines(messages, keepsRejects: settings.Rejects is not null);
        var run = new FilterRun(OptionsOf(program, inputs, faults));
        RunSummary counted = await ProgressDisplay
            .ShowAsync(settings.Progress, messages, run.Progress, run.RunAsync(stop)).ConfigureAwait(false);
        faults.End();
        if (summary is not null)
        {
            summary.Write(output => SummaryJson.Write(output, counted));
            summary.Commit();
        }

        if (!settings.Quiet)
        {
            SummaryWords.Tell(messages, counted, tellsWritten: settings.Invert || settings.Ungoverned);
            SummaryWords.TellNeverMet(messages, _scope);
        }

        return counted.HasFaults ? ExitCodes.Unreadable : ExitCodes.Done;
    }

    private static SelectorProgram Compile(ImmutableArray<Trail> trails)
    {
        try
        {
            return SelectorProgram.Compile(trails);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"These are more selectors than one run can hold: {exception.Message}");
        }
    }

    // Only tests and the curious force instructions; finding out costs a filter.
    private void RefuseScan(SelectorProgram program)
    {
        try
        {
            _ = settings.Scan == default ? null : new RecordFilter(program, Reading());
        }
        catch (PlatformNotSupportedException exception)
        {
            throw new UsageException($"--scan: {exception.Message}");
        }
    }

    private void TellOfTerminal()
    {
        if (settings.ReadsStandardInput && !Console.IsInputRedirected && !settings.Quiet)
        {
            messages.Plain("Reading records from the terminal; Ctrl-D ends them. To read files, name them.");
        }
    }

    private FilterRunOptions OptionsOf(SelectorProgram program, ArchiveListing inputs, FaultLines faults) => new()
    {
        Program = program,
        Inputs = inputs,
        Reading = Reading(),
        Emit = (settings.Invert ? EmittedOutcomes.NotLogged : EmittedOutcomes.Logged)
            | (settings.Ungoverned ? EmittedOutcomes.Ungoverned : EmittedOutcomes.None),
        Output = settings switch
        {
            { Output: null } => LineOutput.ToStream(StandardOutput.Open(), ResultFile.StandardOutputName),
            { MirrorsInputs: true } => new TreeOutput(settings.Output, settings.Force),
            _ => LineOutput.ToFile(settings.Output, settings.Force),
        },
        Rejects = settings.Rejects is { } rejects ? LineOutput.ToFile(rejects, settings.Force) : null,
        FaultNoticed = faults.Tell,
        Threads = settings.Threads,
    };

    private RecordFilterOptions Reading() => new()
    {
        Strict = settings.Strict,
        Reader = new RecordReaderOptions { MaxRecordBytes = settings.MaxRecordBytes, Scan = settings.Scan },
        Scope = _scope,
    };

    private ArchiveFinderOptions FinderOptions() => new()
    {
        Scope = new ArchiveScope(settings.Accounts, settings.Regions, settings.From),
        IncludeInsight = settings.Rules.Kind == TrailKind.EventDataStore,
        OutputFolder = settings.MirrorsInputs ? settings.Output : null,
    };
}
