using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Reasoning.Tests.Oracle;

/// <summary>What is said of the selectors and values of one trail, against every record of a small world.</summary>
public sealed class TrailReasoningTests
{
    private const int Trails = 60;

    [Fact]
    public void Selectors_of_two_fields_that_cannot_pass_or_are_shadowed() => Selectors(SmallWorld.TwoFields, SmallSelectors.TwoFields);

    [Fact]
    public void Selectors_of_entries_that_cannot_pass_or_are_shadowed() => Selectors(SmallWorld.Entries, SmallSelectors.Entries);

    [Fact]
    public void Values_of_one_field_that_are_redundant() => Values(SmallWorld.OneField, SmallSelectors.OneField);

    [Fact]
    public void Values_of_basic_selectors_that_are_redundant() => Values(SmallWorld.Basic, SmallSelectors.Basic);

    [Fact]
    public void A_longer_prefix_under_a_shorter_one_is_redundant_and_a_narrower_selector_is_shadowed()
    {
        var trail = new Trail("trail", new SelectorSet(
            null,
            [],
            [
                Advanced(("eventCategory", FieldOperator.Equals, ["Data"]), ("resources.ARN", FieldOperator.StartsWith, ["b/", "b/logs/", "c/"])),
                Advanced(("eventCategory", FieldOperator.Equals, ["Data"]), ("resources.ARN", FieldOperator.Equals, ["b/x"])),
                Advanced(("eventCategory", FieldOperator.Equals, ["Management"])),
                Advanced(("eventCategory", FieldOperator.Equals, ["Management"]), ("eventCategory", FieldOperator.Equals, ["Data"])),
            ]));
        var reasoning = new TrailReasoning(trail);

        Assert.Equal([null, "0", null, ""], Enumerable.Range(0, 4).Select(selector =>
            reasoning.ShadowedBy(selector) is { } by ? string.Join(',', by) : null));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(reasoning.CanPass));
        Assert.Contains(new ValuePlace(0, ValueList.FieldSelector, 1, FieldOperator.StartsWith, 1), reasoning.RedundantValues());
        Assert.DoesNotContain(reasoning.RedundantValues(), static place => place is { Selector: 0, Part: 1, Index: 0 or 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => reasoning.CanPass(4));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_value()
    {
        var trail = new Trail("trail", new SelectorSet(null, [], [Advanced(("eventName", FieldOperator.Equals, ["\uD800"]))]));

        Assert.Throws<ArgumentException>(() => new TrailReasoning(trail));
        Assert.Throws<ArgumentException>(() => TrailComparer.Compare(new Trail("default", SelectorSet.Default), trail));
    }

    private static void Selectors(SmallWorld world, Gen<SelectorSet> selectors) => selectors.Sample(
        selectors =>
        {
            var reasoning = new TrailReasoning(new Trail("trail", selectors));
            ImmutableArray<bool>[] passed = PassedIn(world, selectors);
            for (int selector = 0; selector < selectors.Count; selector++)
            {
                bool[] passes = [.. passed.Select(record => record[selector])];
                bool isShadowed = passed.All(record => !record[selector] || record.Where((_, other) => other != selector).Contains(true));
                ImmutableArray<int>? by = reasoning.ShadowedBy(selector);
                Assert.Equal(passes.Contains(true), reasoning.CanPass(selector));
                Assert.Equal(isShadowed, by is not null);

                // Those named do cover it, and none of them is idle.
                if (by is { } others)
                {
                    Assert.DoesNotContain(selector, others);
                    Assert.True(Covers(others));
                    Assert.All(others, one => Assert.False(Covers([.. others.Where(other => other != one)])));
                }

                bool Covers(ImmutableArray<int> others) =>
                    passed.All(record => !record[selector] || others.Any(other => record[other]));
            }
        },
        iter: Trails,
        print: SelectorWords.Of);

    private static void Values(SmallWorld world, Gen<SelectorSet> selectors) => selectors.Sample(
        selectors =>
        {
            ImmutableArray<ValuePlace> redundant = new TrailReasoning(new Trail("trail", selectors)).RedundantValues();
            bool[] before = LoggedIn(world, selectors);
            foreach (ValuePlace place in PlacesIn(selectors))
            {
                bool isSame = LoggedIn(world, Without(selectors, place)).AsSpan().SequenceEqual(before);
                Assert.True(isSame == redundant.Contains(place), $"{place}: the same without it: {isSame}");
            }
        },
        iter: Trails / 6,
        print: SelectorWords.Of);

    private static IEnumerable<ValuePlace> PlacesIn(SelectorSet selectors)
    {
        int basic = selectors.EventSelectors.Length;
        return
        [
            .. from index in Enumerable.Range(0, basic)
               from part in Enumerable.Range(0, selectors.EventSelectors[index].DataResources.Length)
               from value in Enumerable.Range(0, selectors.EventSelectors[index].DataResources[part].Values.Length)
               select new ValuePlace(index, ValueList.DataResource, part, null, value),
            .. from index in Enumerable.Range(0, basic)
               from value in Enumerable.Range(0, selectors.EventSelectors[index].ExcludeManagementEventSources.Length)
               select new ValuePlace(index, ValueList.ExcludedSources, 0, null, value),
            .. from index in Enumerable.Range(0, selectors.AdvancedEventSelectors.Length)
               let fields = selectors.AdvancedEventSelectors[index].FieldSelectors
               from part in Enumerable.Range(0, fields.Length)
               from condition in fields[part].Conditions
               from value in Enumerable.Range(0, condition.Values.Length)
               select new ValuePlace(basic + index, ValueList.FieldSelector, part, condition.Operator, value),
        ];
    }

    /// <summary>The same without a value, by editing; what becomes empty is left out.</summary>
    private static SelectorSet Without(SelectorSet selectors, ValuePlace place)
    {
        int basic = selectors.EventSelectors.Length;
        if (place.Selector < basic)
        {
            EventSelector selector = selectors.EventSelectors[place.Selector];
            EventSelector edited = place.List == ValueList.ExcludedSources
                ? selector with { ExcludeManagementEventSources = selector.ExcludeManagementEventSources.RemoveAt(place.Index) }
                : selector with
                {
                    DataResources = selector.DataResources.SetItem(
                        place.Part,
                        selector.DataResources[place.Part] with { Values = selector.DataResources[place.Part].Values.RemoveAt(place.Index) }),
                };
            return selectors with { EventSelectors = selectors.EventSelectors.SetItem(place.Selector, edited) };
        }

        AdvancedEventSelector advanced = selectors.AdvancedEventSelectors[place.Selector - basic];
        IEnumerable<FieldSelector> fields = advanced.FieldSelectors.SelectMany((field, part) =>
        {
            if (part != place.Part)
            {
                return new[] { field };
            }

            FieldCondition[] conditions =
            [
                .. field.Conditions
                    .Select(condition => condition.Operator == place.Operator ? condition with { Values = condition.Values.RemoveAt(place.Index) } : condition)
                    .Where(static condition => !condition.Values.IsEmpty),
            ];
            return conditions.Length == 0 ? [] : [field with { Conditions = [.. conditions] }];
        });
        return selectors with
        {
            AdvancedEventSelectors = selectors.AdvancedEventSelectors.SetItem(
                place.Selector - basic, advanced with { FieldSelectors = [.. fields] }),
        };
    }

    private static bool[] LoggedIn(SmallWorld world, SelectorSet selectors) =>
        [.. PassedIn(world, selectors).Select(static passed => passed.Contains(true))];

    private static ImmutableArray<bool>[] PassedIn(SmallWorld world, SelectorSet selectors)
    {
        var evaluator = new ReferenceEvaluator([new Trail("trail", selectors)]);
        return [.. world.Records.Select((JsonElement record) => evaluator.Decide(record).PassedSelectors)];
    }

    private static AdvancedEventSelector Advanced(params (string Field, FieldOperator Operator, string[] Values)[] fields) => new(
        null,
        [.. fields.Select(static field => new FieldSelector(field.Field, [new FieldCondition(field.Operator, [.. field.Values])]))]);
}
