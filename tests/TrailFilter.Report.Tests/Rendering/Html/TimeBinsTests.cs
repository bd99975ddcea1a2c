using System.Globalization;
using CsCheck;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering.Html;

namespace TrailFilter.Report.Tests.Rendering.Html;

public sealed class TimeBinsTests
{
    private static readonly DateTime s_start = new(2026, 3, 2, 5, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, "hour", 1)]
    [InlineData(36, "hour", 36)]
    [InlineData(101, "2 hours", 51)]
    [InlineData(24 * 30, "12 hours", 61)]
    [InlineData(24 * 90, "day", 91)]
    [InlineData(24 * 365, "7 days", 53)]
    public void Spans_are_as_short_as_a_picture_has_room_for(int hours, string step, int count)
    {
        TimeBins bins = TimeBins.Of(Hours([0, hours - 1]))!;
        Assert.Equal((step, count), (bins.StepName, bins.Bins.Length));
        Assert.Equal(hours == 1 ? 2 : 1, bins.Bins[0].Sum.Dropped.Records);
    }

    [Fact]
    public void No_record_is_lost_and_none_is_in_a_wrong_span() => Gen.Int[0, 24 * 365 * 400].Array[1, 30].Sample(hours =>
    {
        TimeBins bins = TimeBins.Of(Hours(hours))!;
        Assert.InRange(bins.Bins.Length, 1, 100);
        foreach (TimeBin bin in bins.Bins)
        {
            Assert.Equal(
                hours.Count(hour => s_start.AddHours(hour) >= bin.Start && s_start.AddHours(hour) < bin.Start + bins.Step), bin.Sum.Dropped.Records);
        }

        Assert.Equal(hours.Length, bins.Bins.Sum(static bin => bin.Sum.Dropped.Records));
    });

    [Fact]
    public void From_the_first_year_to_the_last()
    {
        TimeBins bins = TimeBins.Of(new BreakdownReport
        {
            Dimension = "hour",
            MaxMissing = 0,
            Rows = [Row("0001-01-01T00:00Z"), Row("9999-12-31T23:00Z"), Row(""), Row(null)],
        })!;
        Assert.InRange(bins.Bins.Length, 1, 100);
        Assert.Equal(2, bins.Timeless);
        Assert.Equal(2, bins.Bins.Sum(static bin => bin.Sum.Dropped.Records));
    }

    [Fact]
    public void Without_any_hour_there_are_none() => Assert.Null(TimeBins.Of(new BreakdownReport { Dimension = "hour", MaxMissing = 0, Rows = [Row("")] }));

    private static BreakdownReport Hours(IEnumerable<int> hours) => new()
    {
        Dimension = "hour",
        MaxMissing = 0,
        Rows = [.. hours.Select(static hour => Row(s_start.AddHours(hour).ToString("yyyy-MM-dd'T'HH':00Z'", CultureInfo.InvariantCulture)))],
    };

    private static ChangeRow Row(string? key) => new(key, default, new Amount(1, 1), default, default);
}
