using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Wastes;

/// <summary>How much of a waste the first configuration logs, and where.</summary>
/// <param name="Sum">All of it.</param>
/// <param name="Places">It by place.</param>
/// <param name="PlacesAreEstimated">Whether the places only share it in proportion to more than the waste.</param>
internal readonly record struct WasteAmount(Amount Sum, ImmutableArray<WastePlace> Places, bool PlacesAreEstimated)
{
    /// <summary>Of a waste that shapes tell.</summary>
    public static WasteAmount OfShapes(TallyResult tallies, WasteEntry entry)
    {
        ImmutableArray<WastePlace> places = PlacesOf(tallies, entry);
        return new WasteAmount(SumOf(places), places, PlacesAreEstimated: false);
    }

    /// <summary>Of a waste that has a rule. Its places are those of the shapes it may have, in proportion.</summary>
    public static WasteAmount OfRule(TallyResult tallies, WasteEntry entry)
    {
        Amount amount = default;
        foreach (TallyRow<string> row in tallies.Rules.Rows)
        {
            if (IsLogged(row.LoggedBy) && row.Key == entry.RuleId)
            {
                amount += row.Amount;
            }
        }

        ImmutableArray<WastePlace> places = PlacesOf(tallies, entry);
        Amount all = SumOf(places);
        return new WasteAmount(amount, Spread(amount, places, all), all != amount && places.Length > 1);
    }

    /// <summary>Of records that several trails of the configuration log: all copies but the first.</summary>
    public static WasteAmount OfSurplusCopies(TallyResult tallies, int leastTrails)
    {
        ImmutableArray<int> trails = tallies.Configurations[0].Trails;
        var sums = new Dictionary<(string, string, string), Amount>();
        foreach (TallyRow<Charge> row in tallies.Charges.Rows)
        {
            int copies = CopiesOf(row.Key.Trails, trails);
            if (copies >= leastTrails)
            {
                long surplus = copies - 1;
                CollectionsMarshal.GetValueRefOrAddDefault(sums, (row.Key.Account, row.Key.Region, row.Key.Category), out _) +=
                    new Amount(row.Amount.Records * surplus, row.Amount.Bytes * surplus);
            }
        }

        ImmutableArray<WastePlace> places = Sorted(sums);
        return new WasteAmount(SumOf(places), places, PlacesAreEstimated: false);
    }

    private static int CopiesOf(string trailsInHex, ImmutableArray<int> trails)
    {
        // The zero before it keeps a first digit from 8 up from being a sign.
        var mask = BigInteger.Parse("0" + trailsInHex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return trails.Count(trail => !((mask >> trail) & BigInteger.One).IsZero);
    }

    private static ImmutableArray<WastePlace> PlacesOf(TallyResult tallies, WasteEntry entry)
    {
        var sums = new Dictionary<(string, string, string), Amount>();
        foreach (TallyRow<Shape> row in tallies.Shapes.Rows)
        {
            if (IsLogged(row.LoggedBy) && entry.Conditions.FitShape(row.Key))
            {
                (string, string, string) place = (row.Key.Account, row.Key.Region, row.Key.Category);
                CollectionsMarshal.GetValueRefOrAddDefault(sums, place, out _) += row.Amount;
            }
        }

        return Sorted(sums);
    }

    /// <summary>Spreads an amount over places in proportion to theirs; the shares add up to it.</summary>
    private static ImmutableArray<WastePlace> Spread(Amount amount, ImmutableArray<WastePlace> places, Amount all)
    {
        var shares = ImmutableArray.CreateBuilder<WastePlace>(places.Length);
        Amount before = default;
        foreach (WastePlace place in places)
        {
            Amount until = before + place.Amount;
            shares.Add(place with
            {
                Amount = new Amount(
                    Share(amount.Records, until.Records, all.Records) - Share(amount.Records, before.Records, all.Records),
                    Share(amount.Bytes, until.Bytes, all.Bytes) - Share(amount.Bytes, before.Bytes, all.Bytes)),
            });
            before = until;
        }

        return [.. shares.Where(static share => share.Amount != default)];
    }

    private static long Share(long amount, long part, long all) => all == 0 ? 0 : (long)((Int128)amount * part / all);

    private static Amount SumOf(ImmutableArray<WastePlace> places) =>
        places.Aggregate(default(Amount), static (sum, place) => sum + place.Amount);

    private static ImmutableArray<WastePlace> Sorted(Dictionary<(string Account, string Region, string Category), Amount> sums) =>
    [
        .. sums.Select(static pair => new WastePlace(pair.Key.Account, pair.Key.Region, pair.Key.Category, pair.Value))
            .OrderBy(static place => place.Account, StringComparer.Ordinal)
            .ThenBy(static place => place.Region, StringComparer.Ordinal)
            .ThenBy(static place => place.Category, StringComparer.Ordinal),
    ];

    private static bool IsLogged(int loggedBy) => (loggedBy & 1) != 0;
}
