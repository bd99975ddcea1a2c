using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Formats.Writing;
using TrailFilter.Reasoning;

namespace TrailFilter.Formats.Tests.Writing;

/// <summary>What is written is read back as it was.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const string Store = "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/EXAMPLE-f852-4e8f-8bd1-bcf6cEXAMPLE";

    public static TheoryData<SelectorsForm> Forms => [.. Enum.GetValues<SelectorsForm>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Generated_trails_are_read_back_as_they_were(SelectorsForm form) =>
        Gen.OneOf([.. new[] { ValidTrails.Basic, ValidTrails.Advanced, ValidTrails.Store }.Select((gen, kind) => (gen, kind))
            .Where(one => form is not (SelectorsForm.Basic or SelectorsForm.Advanced) || one.kind == 0 == (form == SelectorsForm.Basic))
            .Select(one => one.gen)]).Sample(
                trail =>
                {
                    // Dynamic references are CloudFormation's own and nothing a template can hold as text.
                    if (form == SelectorsForm.CloudFormation && Shown.Selectors(trail.Selectors).Contains("{{resolve:", StringComparison.Ordinal))
                    {
                        return;
                    }

                    FoundTrail found = Assert.Single(ReadBack([trail], form).Trails);
                    Assert.Equal(Shown.Selectors(trail.Selectors), Shown.Selectors(found.Result.Selectors));
                    Assert.True(found.Result.IsAccepted, string.Join('\n', found.Result.Problems));
                    Assert.Equal(trail.Kind, found.Rules.Kind);
                    CheckName(trail, found, form);
                },
                iter: 1000,
                print: trail => Shown.Selectors(trail.Selectors));

    [Theory]
    [InlineData(SelectorsForm.CloudFormation)]
    [InlineData(SelectorsForm.Terraform)]
    public void Several_trails_are_read_back_in_their_order(SelectorsForm form) =>
        Gen.OneOf(ValidTrails.Basic, ValidTrails.Advanced, ValidTrails.Store).Array[2, 5].Sample(
            trails =>
            {
                SelectorsFile file = ReadBack([.. trails], form);
                Assert.Equal(
                    trails.Select(static trail => Shown.Selectors(trail.Selectors)),
                    file.Trails.Select(static found => Shown.Selectors(found.Result.Selectors)));
            },
            iter: 100);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Real_configurations_are_read_back_and_log_the_same(SelectorsForm form)
    {
        IReadOnlyList<Trail> real = RealSelectors.All($"that real configurations survive being written as {form}");
        Assert.Equal(131, real.Count);
        Trail[] held = [.. real.Where(trail => Holds(form, trail))];
        foreach (Trail trail in held)
        {
            FoundTrail found = Assert.Single(ReadBack([trail], form).Trails);
            Assert.Equal(Meaning(trail.Selectors), Meaning(found.Result.Selectors!));
            Assert.Equal(
                SelectorRelation.Equal,
                TrailComparer.Compare(trail, new Trail("back", found.Result.Selectors!, found.Rules.Kind)).Relation);
        }

        output.WriteLine($"{form}: {held.Length} of {real.Count} configurations are of its kind.");
        Assert.Equal(form switch { SelectorsForm.Basic => 38, SelectorsForm.Advanced => 92, _ => 131 }, held.Length);
    }

    [Fact]
    public void Real_configurations_in_one_file_are_read_back_in_their_order()
    {
        ImmutableArray<Trail> real = [.. RealSelectors.All("that real configurations survive in one file")];
        foreach (SelectorsForm form in new[] { SelectorsForm.CloudFormation, SelectorsForm.Terraform })
        {
            Assert.Equal(
                real.Select(static trail => Meaning(trail.Selectors)),
                ReadBack(real, form).Trails.Select(static found => Meaning(found.Result.Selectors!)));
        }
    }

    [Fact]
    public void The_same_selectors_are_written_alike_and_one_value_is_one_line()
    {
        var trail = new Trail("t", new SelectorSet(null, [], [new AdvancedEventSelector(null, [Field("eventName", "a", "b")])]));
        var other = new Trail("t", new SelectorSet(null, [], [new AdvancedEventSelector(null, [Field("eventName", "a", "c")])]));
        foreach (SelectorsForm form in Enum.GetValues<SelectorsForm>().Where(static form => form != SelectorsForm.Basic))
        {
            string[] lines = Lines(trail, form);
            Assert.Equal(lines, Lines(trail, form));
            Assert.Single(lines.Zip(Lines(other, form)), static pair => pair.First != pair.Second);
        }
    }

    [Fact]
    public void A_form_that_holds_one_trail_of_one_kind_takes_no_other()
    {
        var basic = new Trail("t", SelectorSet.Default);
        Assert.Throws<ArgumentException>(() => SelectorsFileWriter.Write([], SelectorsForm.Cli));
        Assert.Throws<ArgumentException>(() => SelectorsFileWriter.Write([basic, basic], SelectorsForm.Cli));
        Assert.Throws<ArgumentException>(() => SelectorsFileWriter.Write([basic], SelectorsForm.Advanced));
    }

    [Theory]
    [InlineData("e\u0301", false)]
    [InlineData("\u00e9", true)]
    [InlineData("\u212b", false)]
    [InlineData("\u1100\u1161", false)]
    [InlineData("\uac00", true)]
    [InlineData("日本 Ω Ж", true)]
    public void Terraform_is_not_given_what_it_would_compose(string value, bool isHeld)
    {
        var trail = new Trail("t", new SelectorSet(null, [], [new AdvancedEventSelector("e\u0301", [Field("eventName", value)])]));
        Assert.Equal(isHeld, SelectorsFileWriter.Write([trail], SelectorsForm.Terraform).Obstacles.IsEmpty);
        Assert.Empty(SelectorsFileWriter.Write([trail], SelectorsForm.CloudFormation).Obstacles);
    }

    private static string[] Lines(Trail trail, SelectorsForm form) =>
        Encoding.UTF8.GetString(SelectorsFileWriter.Write([trail], form).Content.Span).Split('\n');

    private static FieldSelector Field(string name, params string[] values) => new(name, [new FieldCondition(FieldOperator.Equals, [.. values])]);

    private static bool Holds(SelectorsForm form, Trail trail) => form switch
    {
        SelectorsForm.Advanced => trail.Selectors.EventSelectors.IsEmpty,
        SelectorsForm.Basic => trail.Selectors.AdvancedEventSelectors.IsEmpty,
        _ => true,
    };

    /// <summary>The selectors without what means nothing: operators without values, which GetEventSelectors once answered, and empty names.</summary>
    private static string Meaning(SelectorSet selectors) => Shown.Selectors(selectors with
    {
        AdvancedEventSelectors =
        [
            .. selectors.AdvancedEventSelectors.Select(static selector => new AdvancedEventSelector(
                selector.Name is "" ? null : selector.Name,
                [.. selector.FieldSelectors.Select(static field => field with { Conditions = [.. field.Conditions.Where(static one => !one.Values.IsEmpty)] })])),
        ],
    });

    private static SelectorsFile ReadBack(ImmutableArray<Trail> trails, SelectorsForm form)
    {
        WrittenFile written = SelectorsFileWriter.Write(trails, form);
        string text = Encoding.UTF8.GetString(written.Content.Span);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, static letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain('\u202e', text);

        RuleSet? rules = null;
        if (!SelectorsFileWriter.HoldsSeveral(form) && trails[0].Kind == TrailKind.EventDataStore)
        {
            Assert.True(RuleSet.TryGet("event-data-store", out rules));
        }

        // What terraform makes of the source is made of it here by hand; what the writer says of it must be the same.
        byte[] readable = form == SelectorsForm.Terraform ? JsonSerializer.SerializeToUtf8Bytes(HclSubset.PlanOf(text)) : written.Content.ToArray();
        SelectorsFile file = SelectorsFileReader.Read(readable, new SelectorsFileOptions { Rules = rules });
        SelectorsFile said = SelectorsFileReader.Read(written.Readable.Span, new SelectorsFileOptions { Rules = rules });
        Assert.Equal(
            file.Trails.Select(static trail => (trail.Name, Shown.Selectors(trail.Result.Selectors))),
            said.Trails.Select(static trail => (trail.Name, Shown.Selectors(trail.Result.Selectors))));
        return file;
    }

    private static void CheckName(Trail trail, FoundTrail found, SelectorsForm form)
    {
        string? name = form switch
        {
            SelectorsForm.Advanced or SelectorsForm.Basic => null,
            SelectorsForm.Cli => trail.Selectors.TrailName,
            _ => trail.Selectors.TrailName switch
            {
                Store => null,
                "arn:aws:cloudtrail:us-east-1:111122223333:trail/by-arn" => "by-arn",
                var own => own,
            },
        };
        Assert.Equal(name, found.Result.Selectors!.TrailName);
    }
}
