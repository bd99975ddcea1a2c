using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using static TrailFilter.Core.Tests.Verdicts.SelectorText;

namespace TrailFilter.Core.Tests.Automata;

public sealed class SelectorProgramTests
{
    [Fact]
    public void Selectors_are_numbered_by_trail_and_basic_before_advanced()
    {
        var both = new SelectorSet(null, [Basic(), Basic()], [Advanced("eventCategory Equals Data")]);
        SelectorProgram program = SelectorProgram.Compile(
            [new Trail("a", both), new Trail("none", new SelectorSet(null, [], [])), new Trail("b", SelectorSet.Default)]);
        Assert.Equal(4, program.SelectorCount);
        Assert.Equal([0, 3, 3, 4], Enumerable.Range(0, 4).Select(program.FirstSelectorOf));
        Assert.Equal([0, 0, 0, 2], program.TrailOfSelector.ToArray());
        Assert.Equal(["a", "none", "b"], program.Trails.Select(static trail => trail.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.FirstSelectorOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.FirstSelectorOf(4));
    }

    [Fact]
    public void No_trails_compile_too()
    {
        SelectorProgram program = SelectorProgram.Compile([]);
        Assert.Equal(0, program.SelectorCount);
        Assert.Equal(0, program.FirstSelectorOf(0));
        Assert.Throws<ArgumentNullException>(() => SelectorProgram.Compile(null!));
    }

    [Fact]
    public void Only_fields_that_selectors_name_are_read_besides_the_category()
    {
        Assert.Equal(
            ["eventCategory", "eventName"],
            PathsOf(Advanced("eventCategory Equals Data", "resources.ARN StartsWith a", "eventName Equals b")));
        Assert.Equal(
            ["eventCategory", "readOnly", "errorCode", "userIdentity.arn"],
            PathsOf(Advanced("userIdentity.arn Equals a", "errorCode Equals b", "readOnly Equals true", "eventCategory Equals Data")));
        Assert.Equal(["eventCategory"], SelectorProgram.Compile([TrailOf("t", Basic())]).FieldPaths);
        Assert.Equal(["eventCategory", "readOnly"], SelectorProgram.Compile([TrailOf("t", Basic(ReadWriteType.WriteOnly))]).FieldPaths);
    }

    [Fact]
    public void Resources_are_read_where_a_selector_needs_an_entry_of_whatever_kind()
    {
        Assert.True(SelectorProgram.Compile([TrailOf("t", Advanced("resources.type"))]).ReadsResources);
        Assert.True(SelectorProgram.Compile([TrailOf("t", Advanced("resources.ARN NotEquals x"))]).ReadsResources);
        Assert.True(SelectorProgram.Compile([TrailOf("t", Basic(data: [Resource(S3Object, "arn:aws:s3")]))]).ReadsResources);
        Assert.False(SelectorProgram.Compile([TrailOf("t", Basic(data: [Resource(S3Object)]))]).ReadsResources);
        Assert.False(SelectorProgram.Compile([TrailOf("t", Advanced("eventName Equals x"))]).ReadsResources);
    }

    [Fact]
    public void A_category_leaves_only_its_clauses_and_the_fields_they_ask_about()
    {
        SelectorProgram program = SelectorProgram.Compile(
        [
            TrailOf(
                "t",
                Advanced("eventCategory Equals Management", "eventSource NotEquals kms.amazonaws.com"),
                Advanced("eventCategory Equals Data", "resources.type Equals AWS::SNS::Topic", "eventName Equals Publish")),
        ]);
        Assert.Equal(["eventSource"], FieldsOf(program, program.ManagementPlan));
        Assert.False(program.ManagementPlan.ReadsResources);
        Assert.Equal(["eventName"], FieldsOf(program, program.DataPlan));
        Assert.True(program.DataPlan is { ReadsResources: true, ReadsArns: false, TakesAnyType: false });
        Assert.False(program.NetworkActivityPlan.HasClauses);
        Assert.True(program.NetworkActivityPlan.IsGoverned);
        Assert.False(program.OtherPlan.IsGoverned);
    }

    [Fact]
    public void Values_that_mean_the_same_to_every_clause_are_one_class()
    {
        string names = string.Join('|', Enumerable.Range(0, 500).Select(static i => $"Event{i}"));
        SelectorProgram program = SelectorProgram.Compile([TrailOf("t", Advanced($"eventName Equals {names}"))]);

        // The class of no value, and that of the five hundred.
        Assert.Equal(2, program.Size.Classes);
        Assert.Equal(500, program.Size.Values);
        Assert.Equal(500, program.Size.States);
        Assert.Equal(1, program.Size.Clauses);
        Assert.InRange(program.Size.Bytes, 3_000, 40_000);
    }

    [Fact]
    public void A_value_with_half_a_surrogate_pair_hits_nothing()
    {
        SelectorProgram program = SelectorProgram.Compile([TrailOf("t", Advanced("eventName Equals \uD800|\uFFFD"))]);
        FieldAutomaton automaton = program.AutomatonOf(ProgramField.EventName)!;
        Assert.Equal(1, automaton.ValueCount);
        Assert.NotEqual(0UL, automaton.Walk("\uFFFD"u8));
    }

    private static string[] PathsOf(AdvancedEventSelector selector)
        => [.. SelectorProgram.Compile([TrailOf("t", selector)]).FieldPaths];

    private static string[] FieldsOf(SelectorProgram program, CategoryPlan plan)
        => [.. plan.Fields.Select(field => program.FieldPaths[field.Path])];
}
