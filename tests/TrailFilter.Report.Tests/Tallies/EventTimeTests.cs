using System.Globalization;
using System.Text;
using CsCheck;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

public sealed class EventTimeTests
{
    [Fact]
    public void Times_are_read_as_the_library_reads_them() =>
        Gen.Long[DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()].Sample(static seconds =>
        {
            string text = DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            Assert.True(EventTime.TryRead(Encoding.ASCII.GetBytes(text), out long read));
            Assert.Equal(seconds, read);
        });

    [Theory]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-00-01T00:00:00Z")]
    [InlineData("2026-01-32T00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T00:60:00Z")]
    [InlineData("2026-01-01T00:00:60Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00.000Z")]
    [InlineData("2026-01-01T00:00:00+")]
    [InlineData("2026-01-01 00:00:00Z")]
    [InlineData("/026-01-01T00:00:00Z")]
    [InlineData("20:6-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:0\u00e9")]
    [InlineData("true")]
    [InlineData("")]
    public void Anything_else_is_no_time(string text) => Assert.False(EventTime.TryRead(Encoding.UTF8.GetBytes(text), out _));
}
