using System.Collections.Immutable;
using TrailFilter.Cli.Running;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Automata;
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
    private readonly RecordScope? _scope = settings.Run.MakeScope();

    /// <summary>Filters.</summary>
    /// <param name="stop">Stops the run; what is not finished is taken back.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var files = new SelectorFiles(settings.Run.Selectors, settings.Run.Quiet, messages);
        if (!files.TryRead(settings.Selectors, out ImmutableArray<Trail> trails))
        {
            return ExitCodes.Usage;
        }

        files.RefuseUnused();
        SelectorProgram program = settings.Run.Compile(trails);
        OutputPlaces.RefuseConflicts(settings);
        ArchiveListing inputs = settings.Run.FindInputs(program, settings.MirrorsInputs ? settings.Output : null);
        if (MissingInputs.Tell(inputs, messages))
        {
            return ExitCodes.Usage;
        }

        OutputPlaces.RefuseInputs(settings, inputs);
        // Begun behind the search: its temporary file may lie in a folder that is an input.
        using ResultFile? summary = settings.Summary is { } path ? ResultFile.Create(path, settings.Force, stop) : null;
        settings.Run.TellOfTerminal(messages);

        var faults = new FaultLines(messages, keepsRejects: settings.Rejects is not null);
        var run = new FilterRun(OptionsOf(program, inputs, faults));
        RunSummary counted = await ProgressDisplay
            .ShowAsync(settings.Run.Progress, messages, run.Progress, run.RunAsync(stop)).ConfigureAwait(false);
        faults.End();
        if (summary is not null)
        {
            summary.Write(output => SummaryJson.Write(output, counted));
            summary.Commit();
        }

        if (!settings.Run.Quiet)
        {
            SummaryWords.Tell(messages, counted, tellsWritten: settings.Invert || settings.Ungoverned);
            SummaryWords.TellNeverMet(messages, _scope);
        }

        return counted.HasFaults ? ExitCodes.Unreadable : ExitCodes.Done;
    }

    private FilterRunOptions OptionsOf(SelectorProgram program, ArchiveListing inputs, FaultLines faults) => new()
    {
        Program = program,
        Inputs = inputs,
        Reading = settings.Run.Reading(_scope),
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
        Threads = settings.Run.Threads,
    };
}
