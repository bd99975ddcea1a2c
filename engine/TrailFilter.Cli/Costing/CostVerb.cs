using System.Collections.Immutable;
using TrailFilter.Cli.Running;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Building;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;
using TrailFilter.Report.Sampling;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Cli.Costing;

/// <summary>Runs <c>cost</c>: selectors, one pass over the archives, the bill.</summary>
internal sealed class CostVerb(CostVerbSettings settings, Messages messages)
{
    /// <summary>Estimates.</summary>
    /// <param name="stop">Stops the run; what is not finished is taken back.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var run = new TallyingRun(settings.Run, settings.Report, messages)
        {
            Dedupes = settings.Dedupes,
            FilesRead = [.. TallyingRun.FilesOf(settings.Selectors, settings.Costs.PricesFile)],
        };
        if (!run.TryRead(settings.Selectors, out ImmutableArray<Trail> trails))
        {
            return ExitCodes.Usage;
        }

        var all = new Configuration(
            string.Join(" + ", trails.Select(static trail => trail.Name)), [.. Enumerable.Range(0, trails.Length)]);
        return await run.RunAsync(trails, [all], WriterOf, stop).ConfigureAwait(false);
    }

    private Action<Stream> WriterOf(TallyResult tallies, RunSummary counted, SampleFrame? sample)
    {
        CostReport report = CostBuilder.Build(tallies, counted, settings.Costs.Prices, settings.Costs.OptionsFor(counted), sample);
        CostReport shown = settings.Report.Redact ? Redaction.Apply(report) : report;
        return output => CostRendering.Write(shown, settings.Report.Format, output);
    }
}
