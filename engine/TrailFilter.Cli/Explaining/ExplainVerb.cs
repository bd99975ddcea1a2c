using System.Collections.Immutable;
using TrailFilter.Cli.Filtering;
using TrailFilter.Cli.Running;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Explaining;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Reasoning;

namespace TrailFilter.Cli.Explaining;

/// <summary>Runs <c>explain</c>: the run of <c>filter</c>, with an explanation in place of each record.</summary>
internal sealed class ExplainVerb(ExplainSettings settings, Messages messages)
{
    private readonly RecordScope? _scope = settings.Run.MakeScope();

    /// <summary>Explains.</summary>
    /// <param name="stop">Stops the run; a file that is not finished is taken back.</param>
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
        ArchiveListing inputs = settings.Described is { } described ? Described(described) : settings.Run.FindInputs(program);
        if (MissingInputs.Tell(inputs, messages))
        {
            return ExitCodes.Usage;
        }

        ReportPlaces.Refuse(settings.Output, settings.Rejects, [.. TallyingRun.FilesOf(settings.Selectors, null)], inputs);
        using ResultFile result = ResultFile.Create(settings.Output, settings.Force, stop);
        if (settings.Described is null)
        {
            settings.Run.TellOfTerminal(messages);
        }

        RunSummary counted = await RunAsync(trails, program, inputs, result, stop).ConfigureAwait(false);
        result.Commit();
        if (!settings.Run.Quiet)
        {
            SummaryWords.Tell(messages, counted, tellsWritten: false);
            SummaryWords.TellNeverMet(messages, _scope);
        }

        return counted.HasFaults ? ExitCodes.Unreadable : ExitCodes.Done;
    }

    private async Task<RunSummary> RunAsync(
        ImmutableArray<Trail> trails, SelectorProgram program, ArchiveListing inputs, ResultFile result, CancellationToken stop)
    {
        var faults = new FaultLines(messages, keepsRejects: settings.Rejects is not null);
        var explainer = new RecordExplainer(trails);
        ExplanationForm form = settings.AsJson ? new ExplanationJson() : new ExplanationText(TerminalState.ResultHasColours(settings.Output));
        using var output = new LimitedOutput(result, form.Ending.Length, settings.Limit);
        var run = new FilterRun(new FilterRunOptions
        {
            Program = program,
            Inputs = inputs,
            Reading = settings.Run.Reading(_scope),
            Emit = settings.Only.Outcomes,
            Output = LineOutput.ToStream(output, settings.Output ?? ResultFile.StandardOutputName),
            Rewriting = () => new ExplainingRewriter(explainer, form, settings.Only, () => output.IsFull),
            Rejects = settings.Rejects is { } rejects ? LineOutput.ToFile(rejects, settings.Force) : null,
            FaultNoticed = faults.Tell,
            Threads = settings.Run.Threads,
        });
        RunSummary counted = await ProgressDisplay
            .ShowAsync(settings.Run.Progress, messages, run.Progress, run.RunAsync(stop)).ConfigureAwait(false);
        faults.End();
        return counted;
    }

    private ArchiveListing Described(DescribedEvent described)
    {
        var made = DescribedRecord.Of(described);
        if (!settings.Run.Quiet)
        {
            foreach (string assumption in made.Assumptions)
            {
                messages.Plain($"Not said: {assumption}");
            }
        }

        return new ArchiveListing([new StreamArchive("the event described", new MemoryStream(made.Record.ToArray()))]);
    }
}
