using TrailFilter.Report.Sampling;

namespace TrailFilter.Report.Tests.Sampling;

public sealed class StudentQuantileTests
{
    // Published tables of the t distribution, 0.975.
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(4, 2.776)]
    [InlineData(10, 2.228)]
    [InlineData(11, 2.201)]
    [InlineData(15, 2.131)]
    [InlineData(20, 2.086)]
    [InlineData(30, 2.042)]
    [InlineData(60, 2.000)]
    [InlineData(120, 1.980)]
    [InlineData(1_000_000, 1.960)]
    public void It_is_that_of_the_tables(int freedom, double expected) => Assert.Equal(expected, StudentQuantile.Of(freedom), 3);
}
