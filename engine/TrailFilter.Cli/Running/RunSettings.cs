using System.Collections.Immutable;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Cli.Running;

/// <summary>What every verb that reads archives is told: which, which of their records, and how they are read.</summary>
internal sealed record RunSettings
{
    /// <summary>How selectors are read.</summary>
    public required SelectorReadingSettings Selectors { get; init; }

    /// <summary>Files, folders, patterns and <c>-</c>; empty for standard input.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    public required DateTimeOffset? From { get; init; }

    public required DateTimeOffset? To { get; init; }

    public required ImmutableArray<string> Accounts { get; init; }

    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>The part of the archives that is read, or null for all.</summary>
    public ArchivePart? Sample { get; init; }

    public required int Threads { get; init; }

    public required bool Strict { get; init; }

    public required int MaxRecordBytes { get; init; }

    public required ScanKind Scan { get; init; }

    public required bool Quiet { get; init; }

    public required ProgressKind Progress { get; init; }

    /// <summary>Whether records are read from standard input.</summary>
    public bool ReadsStandardInput => Inputs.IsEmpty || Inputs.Contains("-");

    /// <summary>The records asked for, or null for all. It remembers what it met, so a run has one.</summary>
    public RecordScope? MakeScope() => this is { From: null, To: null, Accounts.IsEmpty: true, Regions.IsEmpty: true }
        ? null
        : new RecordScope(From, To, Accounts, Regions);

    /// <summary>How records are read.</summary>
    public RecordFilterOptions Reading(RecordScope? scope) => new()
    {
        Strict = Strict,
        Reader = new RecordReaderOptions { MaxRecordBytes = MaxRecordBytes, Scan = Scan },
        Scope = scope,
    };

    /// <summary>Finds the archives.</summary>
    /// <param name="program">The trails; those of Insights events are no archives where no event data store asks for them.</param>
    /// <param name="outputFolder">A folder that is written and so not read, or null.</param>
    public ArchiveListing FindInputs(SelectorProgram program, string? outputFolder = null) => ArchiveFinder.Find(Inputs, new ArchiveFinderOptions
    {
        Scope = new ArchiveScope(Accounts, Regions, From),
        IncludeInsight = program.Trails.Any(static trail => trail.Kind == TrailKind.EventDataStore),
        OutputFolder = outputFolder,
        Part = Sample,
    });

    /// <summary>Compiles the trails of a run.</summary>
    /// <exception cref="UsageException">They are too many, or the machine lacks the instructions that were asked for.</exception>
    public SelectorProgram Compile(ImmutableArray<Trail> trails)
    {
        try
        {
            SelectorProgram program = SelectorProgram.Compile(trails);

            // Only tests and the curious force instructions; finding out costs a filter.
            _ = Scan == default ? null : new RecordFilter(program, Reading(null));
            return program;
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"These are more selectors than one run can hold: {exception.Message}");
        }
        catch (PlatformNotSupportedException exception)
        {
            throw new UsageException($"--scan: {exception.Message}");
        }
    }

    /// <summary>Says that somebody has to type, if so.</summary>
    public void TellOfTerminal(Messages messages)
    {
        if (ReadsStandardInput && !Console.IsInputRedirected && !Quiet)
        {
            messages.Plain("Reading records from the terminal; Ctrl-D ends them. To read files, name them.");
        }
    }
}
