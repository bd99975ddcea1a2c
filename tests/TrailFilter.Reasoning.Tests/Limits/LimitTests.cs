using System.Diagnostics;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Tests.Limits;

/// <summary>
/// What comparisons cost at AWS's limit of 500 values, counted in steps of the search, which are the same on every machine.
/// </summary>
public sealed class LimitTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. LargeConfigurations.All.Select(static shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_hundred_values_take_few_steps(string name)
    {
        (_, SelectorSet first, SelectorSet second) = LargeConfigurations.All.Single(shape => shape.Name == name);
        long start = Stopwatch.GetTimestamp();
        SelectorComparison comparison = TrailComparer.Compare(new Trail("A", first), new Trail("B", second));
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        output.WriteLine($"{name}: {ValuesOf(first)} and {ValuesOf(second)} values, {comparison.Relation}, {comparison.Steps} steps, {time.TotalMilliseconds:F0} ms");
        Assert.InRange(ValuesOf(first), 400, 500);
        Assert.InRange(ValuesOf(second), 400, 500);
        Assert.InRange(comparison.Steps, 0, 1_000);
        Assert.Equal(SelectorRelation.Equal, TrailComparer.Compare(new Trail("A", first), new Trail("B", first)).Relation);
    }

    private static int ValuesOf(SelectorSet selectors) => selectors.AdvancedEventSelectors
        .SelectMany(static selector => selector.FieldSelectors).SelectMany(static part => part.Conditions)
        .Sum(static condition => condition.Values.Length);
}
