using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Costs;

/// <summary>
/// How many of the management events a configuration logs are reads, by account and Region. What is charged is not told apart by
/// that, shapes are; where they do not tell, an event counts as a write. Immutable.
/// </summary>
internal sealed class ReadShares
{
    private readonly Dictionary<(string Account, string Region), (long Reads, long All)> _sums = [];

    /// <summary>Those of a configuration, by its place among them.</summary>
    public ReadShares(TallyResult tallies, int configuration)
    {
        foreach (TallyRow<Shape> row in tallies.Shapes.Rows)
        {
            if (((row.LoggedBy >> configuration) & 1) != 0 && row.Key.Category == "Management")
            {
                (string, string) place = (row.Key.Account, row.Key.Region);
                (long reads, long all) = _sums.GetValueOrDefault(place);
                _sums[place] = (reads + (row.Key.ReadOnly == "true" ? row.Amount.Records : 0), all + row.Amount.Records);
            }
        }
    }

    /// <summary>The share of a place, 0 to 1.</summary>
    public double Of(string account, string region) =>
        _sums.TryGetValue((account, region), out (long Reads, long All) sum) && sum.All > 0 ? (double)sum.Reads / sum.All : 0;
}
