using System.Collections.Immutable;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Costs;

/// <summary>
/// How many charged copies some trails of the first configuration make of some of the records of a place. Which records have how many
/// is not told beyond account, Region and category, so this is the least there can be: no record is said to cost what it might not.
/// Where all records of a place have as many, it is exact. Immutable.
/// </summary>
internal sealed class PaidCopies
{
    private readonly Dictionary<(string Account, string Region, string Category), SortedDictionary<int, long>> _places = [];

    /// <summary>Counts them.</summary>
    /// <param name="tallies">What was tallied.</param>
    /// <param name="trails">The trails, by number.</param>
    /// <param name="isFirstFree">Whether the first copy of a management event is free.</param>
    public PaidCopies(TallyResult tallies, ImmutableArray<int> trails, bool isFirstFree)
    {
        foreach (TallyRow<Charge> row in tallies.Charges.Rows.Where(static row => (row.LoggedBy & 1) != 0))
        {
            int copies = TrailMask.CountOf(row.Key.Trails, trails);
            int paid = row.Key.Category == "Management" && isFirstFree ? Math.Max(copies - 1, 0) : copies;
            (string, string, string) place = (row.Key.Account, row.Key.Region, row.Key.Category);
            if (!_places.TryGetValue(place, out SortedDictionary<int, long>? records))
            {
                _places.Add(place, records = []);
            }

            records[paid] = records.GetValueOrDefault(paid) + row.Amount.Records;
        }
    }

    /// <summary>The charged copies of so many records of a place, at least.</summary>
    public double LeastOf(string account, string region, string category, long records)
    {
        double paid = 0;
        foreach ((int copies, long all) in _places.GetValueOrDefault((account, region, category)) ?? [])
        {
            long some = Math.Min(records, all);
            paid += (double)copies * some;
            records -= some;
        }

        return paid;
    }
}
