using System.Text;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Selectors;

/// <summary>Every problem tells its line and column, counted in characters.</summary>
public sealed class SelectorPlaceTests
{
    [Theory]
    [InlineData("[\n {\"ReadWriteType\": \"Some\"}]", 2, 20)]
    [InlineData("[\r\n\t{\"é€😀\": 1,\r\n\"ReadWriteType\": \"All\"}]", 2, 10)]
    [InlineData("\uFEFF[{\"ReadWriteType\": \"Some\"}]", 1, 20)]
    [InlineData("[\n{},]", 2, 4)]
    [InlineData("{}", 1, 1)]
    public void Line_and_column(string text, int line, int column)
    {
        SelectorProblem problem = SelectorReader.Read(Encoding.UTF8.GetBytes(text), RuleSet.Current).Problems[0];
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Fact]
    public void An_empty_file_has_no_lines() =>
        Assert.Null(Assert.Single(SelectorReader.Read([], RuleSet.Current).Problems).Line);
}
