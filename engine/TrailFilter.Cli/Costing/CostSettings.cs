using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Costs;

namespace TrailFilter.Cli.Costing;

/// <summary>What is charged, and at which prices.</summary>
/// <param name="Prices">The price list.</param>
/// <param name="PricesFile">The file it was read from, or null for the built-in one.</param>
/// <param name="Options">What is charged.</param>
/// <param name="Stores">Whether storage of the log files is.</param>
internal sealed record CostSettings(PriceList Prices, string? PricesFile, CostOptions Options, bool Stores)
{
    // Gzip leaves about a tenth of CloudTrail's JSON. What is packed less than this was unpacked before.
    private const double UsualShare = 0.1;
    private const double MostPacked = 0.5;

    /// <summary>
    /// What is charged for what a run read: its archives tell how small log files are packed, and its selectors which of them are an
    /// event data store's.
    /// </summary>
    public CostOptions OptionsFor(RunSummary run)
    {
        double share = run.Bytes == 0 ? UsualShare : (double)run.BytesRead / run.Bytes;
        ImmutableArray<Trail> trails = [.. run.Counts.Program.Trails];
        CostOptions options = Options with
        {
            EventDataStores = [.. Enumerable.Range(0, trails.Length).Where(number => trails[number].Kind == TrailKind.EventDataStore)],
        };
        return Stores ? options with { PackedShare = share is > 0 and < MostPacked ? share : UsualShare } : options;
    }
}
