using System.Text;
using CsCheck;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Reasoning.Kinds;
using TrailFilter.Reasoning.Tests.Oracle;

namespace TrailFilter.Reasoning.Tests.Kinds;

/// <summary>Selectors of one kind as the other: the same, or something is said to stand in the way.</summary>
public sealed class SelectorKindsTests(ITestOutputHelper output)
{
    [Fact]
    public void Real_basic_selectors_become_advanced_ones_that_AWS_accepts() => Convert(
        "advanced", SelectorKinds.ToAdvanced, static trail => trail.Selectors.AdvancedEventSelectors.IsEmpty, static set => set.EventSelectors.IsEmpty, refused: []);

    // These write "partition" where AWS has the name of one: that is no ARN to basic selectors, and any text to advanced ones.
    [Fact]
    public void Real_advanced_selectors_become_basic_ones_that_AWS_accepts() => Convert(
        "basic", SelectorKinds.ToBasic, static trail => trail.Selectors.EventSelectors.IsEmpty, static set => set.AdvancedEventSelectors.IsEmpty, refused: ["r038", "r093"]);

    [Fact]
    public void Basic_selectors_that_differ_as_advanced_ones_have_an_obstacle() => SmallSelectors.Basic
        .Where(static set => set.AdvancedEventSelectors.IsEmpty).Sample(
            static set =>
            {
                var trail = new Trail("trail", set);
                KindConversion made = SelectorKinds.ToAdvanced(trail);
                SelectorRelation relation = WorldTruth.Of(SmallWorld.Basic, trail, new Trail("made", made.Selectors)).Relation;

                // What is not the same is never more than it was, and always has its reason.
                Assert.True(relation is SelectorRelation.Equal || (relation is SelectorRelation.SecondInFirst && !made.Obstacles.IsEmpty));

                // And where nothing is in the way, it goes back.
                if (made.Obstacles.IsEmpty && made.Selectors.Count > 0)
                {
                    SelectorSet back = SelectorKinds.ToBasic(trail with { Selectors = made.Selectors }).Selectors;
                    Assert.Equal(SelectorRelation.Equal, WorldTruth.Of(SmallWorld.Basic, trail, new Trail("back", back)).Relation);
                }
            },
            iter: 100,
            print: static set => SelectorWords.Of(set));

    [Fact]
    public void Write_events_are_said_where_the_read_events_are_logged_too()
    {
        DataResource[] bucket = [new("AWS::S3::Object", ["arn:aws:s3:::b/"])];
        EventSelector read = new(ReadWriteType.ReadOnly, true, [.. bucket], []);
        EventSelector write = new(ReadWriteType.WriteOnly, true, [.. bucket], []);

        KindConversion both = SelectorKinds.ToAdvanced(new Trail("t", new SelectorSet(null, [read, write], [])));
        KindConversion alone = SelectorKinds.ToAdvanced(new Trail("t", new SelectorSet(null, [read, write with { DataResources = [] }], [])));

        Assert.Empty(both.Obstacles);
        Assert.Equal(2, both.Selectors.Count);
        Assert.DoesNotContain("readOnly", SelectorWords.Of(both.Selectors), StringComparison.Ordinal);
        Assert.Empty(alone.Obstacles);
        Assert.Equal(2, alone.Selectors.Count);
    }

    private void Convert(string kind, Func<Trail, KindConversion> convert, Func<Trail, bool> isSource, Func<SelectorSet, bool> isResult, string[] refused)
    {
        var refusedNow = new List<string>();
        (int trails, int equal) = (0, 0);
        foreach (Trail trail in RealSelectors.All($"that real configurations become {kind} ones").Where(isSource))
        {
            Assert.True(RuleSet.TryGet(trail.Kind == TrailKind.EventDataStore ? "event-data-store" : "current", out RuleSet? rules));
            if (!Read(trail.Selectors, rules).IsAccepted)
            {
                continue;
            }

            KindConversion made = convert(trail);
            Assert.True(isResult(made.Selectors));
            bool isEqual = made.Selectors.Count > 0 && TrailComparer.Compare(trail, trail with { Selectors = made.Selectors }).Relation == SelectorRelation.Equal;
            trails++;
            equal += isEqual ? 1 : 0;
            Assert.True(isEqual || !made.Obstacles.IsEmpty, $"{trail.Name} differs without an obstacle.");
            if (isEqual && !Read(made.Selectors, rules).IsAccepted)
            {
                refusedNow.Add(trail.Name);
            }

            output.WriteLine($"{trail.Name}: {(isEqual ? "equal" : string.Join(" ", made.Obstacles))}");
        }

        output.WriteLine($"{equal} of {trails} can be said as {kind} selectors.");
        Assert.Equal(refused, refusedNow);
        Assert.True(equal > 0 && equal < trails);
    }

    private static SelectorReadResult Read(SelectorSet set, RuleSet rules) => SelectorReader.Read(Encoding.UTF8.GetBytes(SelectorJson.Write(set)), rules);
}
