namespace TrailFilter.Core.Tests;

public sealed class JsonStringsPlaceholder
{
    [Fact]
    public void Default_trail_has_one_selector() => Assert.Equal(1, Selectors.SelectorSet.Default.Count);
}
