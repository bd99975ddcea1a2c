using System.Collections.Immutable;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Filtering;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Report.Sampling;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Cli.Running;

/// <summary>One pass over the archives that tallies records and ends in a report.</summary>
internal sealed class TallyingRun(RunSettings settings, ReportSettings report, Messages messages)
{
    private readonly RecordScope? _scope = settings.MakeScope();
    private readonly SelectorFiles _files = new(settings.Selectors, settings.Quiet, messages);

    /// <summary>What is tallied besides what the verb names.</summary>
    public ImmutableArray<IRecordRule> Rules { get; init; } = [];

    /// <summary>Whether records whose eventID occurred before are left out.</summary>
    public bool Dedupes { get; init; }

    /// <summary>The file for unreadable pieces, or null.</summary>
    public string? Rejects { get; init; }

    /// <summary>Files that were read already, which the report must not replace.</summary>
    public required ImmutableArray<string> FilesRead { get; init; }

    /// <summary>Reads the trails of some arguments, and tells what is wrong with them.</summary>
    /// <param name="arguments">The files.</param>
    /// <param name="trails">The trails, when all files are accepted.</param>
    /// <param name="oneEach">Whether each file must come down to one trail.</param>
    /// <returns>Whether they are accepted.</returns>
    public bool TryRead(ImmutableArray<SelectorsArgument> arguments, out ImmutableArray<Trail> trails, bool oneEach = false) =>
        _files.TryRead(arguments, out trails, oneEach);

    /// <summary>Runs, and writes the report.</summary>
    /// <param name="trails">The trails.</param>
    /// <param name="configurations">What they make up.</param>
    /// <param name="writerOf">Makes the report of what was tallied and counted, and gives what writes it.</param>
    /// <param name="stop">Stops the run; what is not finished is taken back.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        ImmutableArray<Trail> trails,
        ImmutableArray<Configuration> configurations,
        Func<TallyResult, RunSummary, SampleFrame?, Action<Stream>> writerOf,
        CancellationToken stop)
    {
        _files.RefuseUnused();
        SelectorProgram program = settings.Compile(trails);
        ArchiveListing inputs = settings.FindInputs(program);
        if (MissingInputs.Tell(inputs, messages))
        {
            return ExitCodes.Usage;
        }

        SampleFrame? sample = SampleOf(inputs);
        ReportPlaces.Refuse(report.Output, Rejects, FilesRead, inputs);
        using ResultFile output = ResultFile.Create(report.Output, report.Force, stop);
        settings.TellOfTerminal(messages);
        var book = new PreviewTallyBook(program, configurations, new TallyOptions
        {
            LeaveDuplicatesOut = Dedupes,
            Rules = Rules,
            ByArchive = sample is not null,
        });
        var faults = new FaultLines(messages, keepsRejects: Rejects is not null);
        var run = new FilterRun(new FilterRunOptions
        {
            Program = program,
            Inputs = inputs,
            Reading = settings.Reading(_scope),
            Emit = EmittedOutcomes.None,
            Rejects = Rejects is { } rejects ? LineOutput.ToFile(rejects, report.Force) : null,
            FaultNoticed = faults.Tell,
            Threads = settings.Threads,
            Tallies = book,
        });
        RunSummary counted = await ProgressDisplay
            .ShowAsync(settings.Progress, messages, run.Progress, run.RunAsync(stop)).ConfigureAwait(false);
        faults.End();
        output.Write(writerOf(book.Result(), counted, sample));
        output.Commit();
        if (!settings.Quiet)
        {
            SummaryWords.TellNeverMet(messages, _scope);
        }

        return counted.HasFaults ? ExitCodes.Unreadable : ExitCodes.Done;
    }

    /// <summary>What a sample is taken of, or null without one.</summary>
    /// <exception cref="UsageException">There is nothing to choose among, or nothing was chosen.</exception>
    private SampleFrame? SampleOf(ArchiveListing inputs)
    {
        if (settings.Sample is not { } part || inputs.Whole is not { } whole)
        {
            return null;
        }

        if (whole.Count <= 1)
        {
            string number = whole.Count == 0 ? "none" : "only one: a part of an archive is no sample of it";
            throw new UsageException($"--sample chooses among archives, and the input has {number}. Leave --sample out.");
        }

        return inputs.Archives.Any(static archive => archive.FullPath is not null)
            ? new SampleFrame(part, whole)
            : throw new UsageException(
                $"None of the {whole.Count} archives falls into --sample {part}. Take a larger part, such as 1/{Math.Max(2, whole.Count / 30)}.");
    }

    /// <summary>The files of some arguments.</summary>
    public static IEnumerable<string> FilesOf(IEnumerable<SelectorsArgument> arguments, string? more)
    {
        foreach (SelectorsArgument argument in arguments.Where(static argument => argument.Path is not ("-" or SelectorsArgument.Default)))
        {
            yield return argument.Path;
        }

        if (more is not null)
        {
            yield return more;
        }
    }
}
