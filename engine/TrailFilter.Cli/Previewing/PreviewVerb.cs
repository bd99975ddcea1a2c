using System.Collections.Immutable;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Running;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Report.Building;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;
using TrailFilter.Report.Sampling;
using TrailFilter.Report.Security;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Wastes;

namespace TrailFilter.Cli.Previewing;

/// <summary>Runs <c>preview</c>: selectors, one pass over the archives, the report, and what fails by it.</summary>
internal sealed class PreviewVerb(PreviewSettings settings, Messages messages)
{
    private bool _hasFailed;

    /// <summary>Previews.</summary>
    /// <param name="stop">Stops the run; what is not finished is taken back.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var run = new TallyingRun(settings.Run, settings.Report, messages)
        {
            Rules = [.. SecurityTable.BuiltIn.Rules, .. WasteTable.BuiltIn.Rules],
            Dedupes = settings.Dedupes,
            Rejects = settings.Rejects,
            FilesRead = [.. TallyingRun.FilesOf(settings.Current.Concat(settings.Proposed), settings.Costs.PricesFile)],
        };

        // Both, so that everything that is wrong is told at once.
        bool isRead = run.TryRead(settings.Current, out ImmutableArray<Trail> current);
        isRead &= run.TryRead(settings.Proposed, out ImmutableArray<Trail> proposed, oneEach: true);
        if (!isRead)
        {
            return ExitCodes.Usage;
        }

        // A file may name its trail too; where no current trail has that name, it says as little as the name of a file.
        bool[] isNamed =
        [
            .. proposed.Zip(settings.Proposed, (trail, argument) =>
                argument.Name is not null || current.Any(one => one.Name == trail.Name)),
        ];
        var scenarios = Scenarios.Of(current, proposed, [.. isNamed]);
        try
        {
            int code = await run.RunAsync(scenarios.Trails, scenarios.Configurations, WriterOf, stop).ConfigureAwait(false);
            return _hasFailed ? ExitCodes.CheckFailed : code;
        }
        catch (OutputException exception) when (_hasFailed && exception.Failure == OutputFailure.ClosedPipe)
        {
            // Whoever reads only the first lines still wants to know that the check failed.
            return ExitCodes.CheckFailed;
        }
    }

    private Action<Stream> WriterOf(TallyResult tallies, RunSummary counted, SampleFrame? sample)
    {
        PreviewReport report = PreviewBuilder.Build(
            tallies, counted, settings.Costs.Prices, settings.Costs.OptionsFor(counted), VersionText.Tool, sample);
        _hasFailed = TellConditions(report);
        PreviewReport shown = settings.Report.Redact ? Redaction.Apply(report) : report;
        if (!settings.Run.Quiet && settings.Report.Output is not (null or "-"))
        {
            // The report goes elsewhere; the answer is for whoever waits.
            foreach (ComparisonReport comparison in shown.Comparisons)
            {
                messages.Plain(comparison.Headline);
            }
        }

        return output => PreviewRendering.Write(shown, settings.Report.Format, output);
    }

    /// <summary>Says which conditions were met.</summary>
    /// <returns>Whether any was.</returns>
    private bool TellConditions(PreviewReport report)
    {
        string[] met = [.. settings.Conditions.SelectMany(condition => condition.FindMet(report))];
        foreach (string sentence in met)
        {
            messages.Error($"--fail-if: {sentence}");
        }

        return met.Length > 0;
    }
}
