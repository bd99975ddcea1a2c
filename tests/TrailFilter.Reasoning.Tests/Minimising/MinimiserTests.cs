using System.Collections.Immutable;
using System.Text;
using CsCheck;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Reasoning.Minimising;
using TrailFilter.Reasoning.Tests.Oracle;

namespace TrailFilter.Reasoning.Tests.Minimising;

/// <summary>Minimised selectors log the same, and nothing more can be left out of them.</summary>
public sealed class MinimiserTests(ITestOutputHelper output)
{
    private const int Trails = 40;

    [Fact]
    public void Values_of_one_field() => InSmallWorld(SmallWorld.OneField, SmallSelectors.OneField);

    [Fact]
    public void Selectors_of_two_fields() => InSmallWorld(SmallWorld.TwoFields, SmallSelectors.TwoFields);

    [Fact]
    public void Selectors_of_entries() => InSmallWorld(SmallWorld.Entries, SmallSelectors.Entries);

    [Fact]
    public void Basic_selectors() => InSmallWorld(SmallWorld.Basic, SmallSelectors.Basic);

    [Fact]
    public void Real_configurations_stay_what_they_are_with_nothing_to_leave_out()
    {
        (int trails, int changed, int before, int after) = (0, 0, 0, 0);
        foreach (Trail trail in RealSelectors.All("that real configurations can be minimised"))
        {
            Assert.True(RuleSet.TryGet(trail.Kind == TrailKind.EventDataStore ? "event-data-store" : "current", out RuleSet? rules));
            int problems = Read(trail.Selectors, rules).Problems.Length;
            if (!Read(trail.Selectors, rules).IsAccepted)
            {
                continue;
            }

            bool IsAcceptable(SelectorSet set) => Read(set, rules) is { IsAccepted: true } read && read.Problems.Length <= problems;
            MinimisedSelectors least = SelectorMinimiser.Minimise(trail, IsAcceptable);
            Assert.Equal(SelectorRelation.Equal, Compare(trail, least.Selectors));
            AssertIrreducible(trail with { Selectors = least.Selectors }, IsAcceptable);
            Assert.Equal(least.Steps.IsEmpty, ReferenceEquals(trail.Selectors, least.Selectors));
            trails++;
            changed += least.Steps.IsEmpty ? 0 : 1;
            before += ValuesOf(trail.Selectors);
            after += ValuesOf(least.Selectors);
        }

        output.WriteLine($"{trails} accepted configurations, {changed} made smaller, {before} values became {after}.");
        Assert.True(trails > 100 && changed > 0);
    }

    [Fact]
    public void A_list_at_the_limit_comes_down_to_what_decides()
    {
        // Every second value is a longer prefix under the one before it.
        ImmutableArray<string> values = [.. Enumerable.Range(0, 490).Select(static index => $"arn:aws:s3:::bucket-{index / 2:000}/{(index % 2 == 0 ? "" : "logs/")}")];
        var trail = new Trail("t", new SelectorSet(null, [], [Data(("resources.ARN", FieldOperator.StartsWith, values))]));

        MinimisedSelectors least = SelectorMinimiser.Minimise(trail, static _ => true);

        Assert.Equal(245, least.Steps.Length);
        Assert.Equal(
            values.Where(static (_, index) => index % 2 == 0),
            least.Selectors.AdvancedEventSelectors[0].FieldSelectors[^1].Conditions[0].Values);
        Assert.All(least.Steps, static step => Assert.Equal($"{step.Cover}logs/", step.Value));
    }

    [Fact]
    public void What_is_left_out_is_told_with_its_reason()
    {
        var trail = new Trail("t", new SelectorSet(
            null,
            [],
            [
                Data(("eventName", FieldOperator.Equals, ["Put", "Get", "Put"]), ("resources.ARN", FieldOperator.StartsWith, ["b/", "b/x"])) with { Name = "first" },
                Data(("eventName", FieldOperator.Equals, ["Put", "Get"]), ("resources.ARN", FieldOperator.StartsWith, ["c/"])) with { Name = "second" },
                Data(("eventName", FieldOperator.Equals, ["Put"]), ("resources.ARN", FieldOperator.StartsWith, ["b/y"])),
                Data(("eventName", FieldOperator.Equals, ["a"]), ("resources.type", FieldOperator.NotEquals, ["AWS::S3::Object"])),
            ]));

        MinimisedSelectors least = SelectorMinimiser.Minimise(trail, static set => set.AdvancedEventSelectors.All(static one =>
            one.FieldSelectors.Length >= 2 && one.FieldSelectors[0].Field == "eventCategory" && one.FieldSelectors[1].Field == "resources.type"));

        Assert.Equal(
            [
                "Shadowed 2 by 0   ",
                "Value 0 by  eventName Equals Put Put",
                "Value 0 by  resources.ARN StartsWith b/x b/",
                "Joined 1 by 0   ",
            ],
            least.Steps.Where(static step => step.Selector != 3)
                .Select(static step => $"{step.Kind} {step.Selector} by {string.Join(',', step.Others)} {step.Place} {step.Value} {step.Cover}"));
        Assert.Contains(least.Steps, static step => step is { Selector: 3, Kind: SimplificationKind.NeverPasses });
        AdvancedEventSelector left = Assert.Single(least.Selectors.AdvancedEventSelectors);
        Assert.Equal("first; second", left.Name);
        Assert.Equal(["b/", "c/"], left.FieldSelectors[^1].Conditions[0].Values);
    }

    [Fact]
    public void What_AWS_asks_for_stays_though_it_decides_nothing()
    {
        // The second selector makes the type of the first needless, and the rules ask for it.
        var trail = new Trail("t", new SelectorSet(null, [], [Data()]));

        MinimisedSelectors least = SelectorMinimiser.Minimise(trail, static set => set.AdvancedEventSelectors.All(static one => one.FieldSelectors.Length == 2));

        Assert.Empty(least.Steps);
        Assert.Same(trail.Selectors, least.Selectors);
    }

    private static void InSmallWorld(SmallWorld world, Gen<SelectorSet> selectors) => selectors.Sample(
        selectors =>
        {
            var trail = new Trail("trail", selectors);
            MinimisedSelectors least = SelectorMinimiser.Minimise(trail, static _ => true);
            Assert.Equal(SelectorRelation.Equal, WorldTruth.Of(world, trail, new Trail("least", least.Selectors)).Relation);
            AssertIrreducible(trail with { Selectors = least.Selectors }, static _ => true);
            Assert.True(ValuesOf(least.Selectors) <= ValuesOf(selectors) && least.Selectors.Count <= selectors.Count);
            Assert.Equal(least.Selectors, SelectorMinimiser.Minimise(trail with { Selectors = least.Selectors }, static _ => true).Selectors);
        },
        iter: Trails,
        print: static selectors => SelectorWords.Of(selectors));

    /// <summary>Tries everything that could be left out, one after the other, with nothing of the minimiser's.</summary>
    private static void AssertIrreducible(Trail trail, Func<SelectorSet, bool> isAcceptable)
    {
        foreach (SelectorSet fewer in WithoutOne(trail.Selectors))
        {
            Assert.False(
                isAcceptable(fewer) && Compare(trail, fewer) == SelectorRelation.Equal,
                $"{trail.Name}: {SelectorWords.Of(trail.Selectors)} can be {SelectorWords.Of(fewer)}.");
        }
    }

    private static IEnumerable<SelectorSet> WithoutOne(SelectorSet set)
    {
        for (int index = 0; index < set.EventSelectors.Length; index++)
        {
            EventSelector one = set.EventSelectors[index];
            if (set.Count > 1)
            {
                yield return set with { EventSelectors = set.EventSelectors.RemoveAt(index) };
            }

            IEnumerable<EventSelector> fewer =
            [
                .. one.ExcludeManagementEventSources.Select((_, at) => one with { ExcludeManagementEventSources = one.ExcludeManagementEventSources.RemoveAt(at) }),
                .. one.DataResources.SelectMany((resource, part) => resource.Values.Select((_, at) => one with
                {
                    DataResources = one.DataResources.SetItem(part, resource with { Values = resource.Values.RemoveAt(at) }),
                })),
            ];
            foreach (EventSelector less in fewer)
            {
                yield return set with { EventSelectors = set.EventSelectors.SetItem(index, less) };
            }
        }

        for (int index = 0; index < set.AdvancedEventSelectors.Length; index++)
        {
            if (set.Count > 1)
            {
                yield return set with { AdvancedEventSelectors = set.AdvancedEventSelectors.RemoveAt(index) };
            }

            foreach (AdvancedEventSelector less in WithoutOne(set.AdvancedEventSelectors[index]))
            {
                yield return set with { AdvancedEventSelectors = set.AdvancedEventSelectors.SetItem(index, less) };
            }
        }
    }

    private static IEnumerable<AdvancedEventSelector> WithoutOne(AdvancedEventSelector selector) =>
        from part in Enumerable.Range(0, selector.FieldSelectors.Length)
        let field = selector.FieldSelectors[part]
        from at in Enumerable.Range(0, field.Conditions.Length)
        let condition = field.Conditions[at]
        from value in Enumerable.Range(0, condition.Values.Length)
        let conditions = condition.Values.Length > 1
            ? field.Conditions.SetItem(at, condition with { Values = condition.Values.RemoveAt(value) })
            : field.Conditions.RemoveAt(at)
        select selector with
        {
            FieldSelectors = conditions.IsEmpty
                ? selector.FieldSelectors.RemoveAt(part)
                : selector.FieldSelectors.SetItem(part, field with { Conditions = conditions }),
        };

    private static SelectorRelation Compare(Trail trail, SelectorSet selectors) =>
        TrailComparer.Compare(trail, trail with { Selectors = selectors }).Relation;

    private static SelectorReadResult Read(SelectorSet set, RuleSet rules) => SelectorReader.Read(Encoding.UTF8.GetBytes(SelectorJson.Write(set)), rules);

    private static int ValuesOf(SelectorSet set) =>
        set.EventSelectors.Sum(static one => one.ExcludeManagementEventSources.Length + one.DataResources.Sum(static resource => resource.Values.Length))
        + set.AdvancedEventSelectors.Sum(static one => one.FieldSelectors.Sum(static field => field.Conditions.Sum(static condition => condition.Values.Length)));

    private static AdvancedEventSelector Data(params (string Field, FieldOperator Operator, ImmutableArray<string> Values)[] fields) => new(
        null,
        [
            new FieldSelector("eventCategory", [new FieldCondition(FieldOperator.Equals, ["Data"])]),
            new FieldSelector("resources.type", [new FieldCondition(FieldOperator.Equals, ["AWS::S3::Object"])]),
            .. fields.Select(static one => new FieldSelector(one.Field, [new FieldCondition(one.Operator, one.Values)])),
        ]);
}
