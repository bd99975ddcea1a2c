using System.Text;
using CsCheck;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>Bounds: what a full table still guarantees.</summary>
public sealed class KeyTableTests
{
    // Few keys are frequent, most are rare.
    private static readonly Gen<(string Key, int LoggedBy, int Bytes)> s_addition = Gen.Select(
        Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 400]).Select(static number => new string('k', number % 7) + number),
        Gen.Int[0, 3],
        Gen.Int[1, 100]);

    [Fact]
    public void A_full_table_keeps_totals_and_says_how_much_a_key_may_lack() =>
        Gen.Select(s_addition.Array[0, 2_000], Gen.Int[1, 60], Gen.OneOf(Gen.Const(1 << 20), Gen.Int[1, 300]), Gen.Int[1, 700]).Sample(
            static (additions, limit, maxText, part) =>
            {
                KeyTable table = Add(additions, limit, maxText, part);
                Dictionary<string, long> found = [];
                Dictionary<int, Amount> totals = new(table.Others);
                table.Visit((key, loggedBy, amount, _) =>
                {
                    string text = Encoding.UTF8.GetString(key);
                    found[text] = found.GetValueOrDefault(text) + amount.Records;
                    totals[loggedBy] = totals.GetValueOrDefault(loggedBy) + amount;
                });
                Assert.True(table.Count <= limit);
                Assert.Equal(table.Count, found.Count);
                Assert.Equal(
                    additions.GroupBy(static a => a.LoggedBy).Select(static g => (g.Key, new Amount(g.Count(), g.Sum(static a => a.Bytes)))).Order(s_byNumber),
                    totals.Select(static pair => (pair.Key, pair.Value)).Order(s_byNumber));
                foreach (IGrouping<string, (string, int, int)> key in additions.GroupBy(static a => a.Key))
                {
                    Assert.InRange(found.GetValueOrDefault(key.Key), key.Count() - table.MaxMissing, key.Count());
                }

                bool fits = additions.Select(static a => a.Key).Distinct().Count() <= limit
                    && additions.Select(static a => a.Key).Distinct().Sum(static key => key.Length) <= maxText;
                Assert.True(!fits || (table.MaxMissing == 0 && table.Others.Count == 0));
            });

    [Fact]
    public void A_full_table_drops_something() =>
        Assert.True(Add([.. Enumerable.Range(0, 50).Select(static i => ($"{i}", 0, 1))], 10, 1 << 20, 1_000).MaxMissing > 0);

    [Fact]
    public void Rows_are_bounded_too_and_nothing_is_lost_of_the_total()
    {
        const int Limit = 10;
        var table = new KeyTable(Limit, samplesPerRow: 1);
        const int Additions = 20_000;
        for (int i = 0; i < Additions; i++)
        {
            table.Add(Encoding.UTF8.GetBytes($"{i % 3}"), loggedBy: i % 500, bytes: 1, eventId: "id"u8);
            Assert.InRange(table.RowCount, 1, Limit * 16);
        }

        long records = table.Others.Values.Sum(static amount => amount.Records);
        table.Visit((_, _, amount, _) => records += amount.Records);
        Assert.Equal(Additions, records);
        Assert.True(table.MaxMissing > 0);
    }

    [Fact]
    public void A_frequent_key_survives_any_number_of_rare_ones()
    {
        (string, int, int)[] additions = [.. Enumerable.Range(0, 20_000).Select(static i => (i % 10 == 0 ? "frequent" : $"rare {i}", i % 2, 1))];
        KeyTable table = Add(additions, 100, 1 << 20, 5_000);
        long records = 0;
        table.Visit((key, _, amount, samples) =>
        {
            if (key.SequenceEqual("frequent"u8))
            {
                records += amount.Records;
                Assert.Equal(3, samples.Length);
            }
        });
        Assert.Equal(2_000, records);
        Assert.True(table.MaxMissing < 2_000);
    }

    [Fact]
    public void Ties_do_not_depend_on_the_order_of_keys() => Gen.Shuffle(Enumerable.Range(0, 11).ToArray()).Sample(static order =>
    {
        static string[] Keys(IEnumerable<int> numbers)
        {
            List<string> keys = [];
            KeyTable table = Add([.. numbers.Select(static i => ($"{i}", 0, 1))], 10, 1 << 20, 1_000);
            table.Visit((key, _, _, _) => keys.Add(Encoding.UTF8.GetString(key)));
            return [.. keys.Order(StringComparer.Ordinal)];
        }

        // The eleventh key makes room for itself; which ones go, the ten decide.
        int[] ten = [.. order.Where(static i => i != 10)];
        Assert.Equal(Keys([.. Enumerable.Range(0, 10), 10]), Keys([.. ten, 10]));
    });

    [Fact]
    public void A_cleared_table_is_as_a_new_one()
    {
        var table = new KeyTable(2, 1);
        table.Add("a"u8, 1, 10, "id-1"u8);
        table.Add("b"u8, 1, 10, "id-2"u8);
        table.Add("c"u8, 1, 10, "id-3"u8);
        table.Clear();
        table.Add("a"u8, 1, 10, "id-4"u8);
        List<string> rows = [];
        table.Visit((key, loggedBy, amount, samples) => rows.Add($"{Encoding.UTF8.GetString(key)} {loggedBy} {amount.Records} {amount.Bytes} {samples[0]}"));
        Assert.Equal(["a 1 1 10 id-4"], rows);
        Assert.Equal(0, table.MaxMissing);
        Assert.Empty(table.Others);
    }

    private static readonly Comparer<(int Number, Amount Amount)> s_byNumber =
        Comparer<(int Number, Amount Amount)>.Create(static (left, right) => left.Number.CompareTo(right.Number));

    /// <summary>Adds part by part, as units of a run are.</summary>
    private static KeyTable Add((string Key, int LoggedBy, int Bytes)[] additions, int limit, int maxText, int part)
    {
        var all = new KeyTable(limit, 3) { MaxTextBytes = maxText };
        var table = new KeyTable(limit, 3) { MaxTextBytes = maxText };
        foreach ((string Key, int LoggedBy, int Bytes)[] chunk in additions.Chunk(part))
        {
            foreach ((string key, int loggedBy, int bytes) in chunk)
            {
                table.Add(Encoding.UTF8.GetBytes(key), loggedBy, bytes, "id"u8);
            }

            all.Add(table);
            table.Clear();
        }

        return all;
    }
}
