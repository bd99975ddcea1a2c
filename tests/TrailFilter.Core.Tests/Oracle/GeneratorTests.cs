using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>The generators must be repeatable, or a printed seed is worth nothing, and must reach what they are there for.</summary>
public sealed class GeneratorTests
{
    private static readonly byte[][] s_records = [.. Enumerable.Range(0, 300).Select(RecordGenerator.Generate)];

    [Fact]
    public void The_same_seed_gives_the_same_record()
    {
        Assert.Equal(s_records[17], RecordGenerator.Generate(17));
        Assert.NotEqual(s_records[17], RecordGenerator.Generate(18));
        Assert.Equal(RecordMutator.Mutate(s_records[17], 5), RecordMutator.Mutate(s_records[17], 5));
    }

    [Fact]
    public void The_same_seed_gives_the_same_program()
    {
        var generator = new ProgramGenerator(new ValuePool(s_records));
        Assert.Equal(Text(generator.Generate(3)), Text(generator.Generate(3)));
        Assert.NotEqual(Text(generator.Generate(3)), Text(generator.Generate(4)));

        static string Text(GeneratedProgram program) =>
            string.Join('\n', program.Trails.Select(trail => trail.Kind + SelectorJson.Write(trail.Selectors)));
    }

    [Fact]
    public void Every_generated_record_is_an_object_in_valid_json() => Assert.All(s_records, record =>
    {
        using var document = JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = 1_000 });
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
    });

    [Fact]
    public void Generated_programs_use_every_field_with_every_operator()
    {
        var generator = new ProgramGenerator(new ValuePool(s_records));
        var used = (
            from seed in Enumerable.Range(0, 1_000)
            from trail in generator.Generate(seed).Trails
            from selector in trail.Selectors.AdvancedEventSelectors
            from fieldSelector in selector.FieldSelectors
            from condition in fieldSelector.Conditions
            select (fieldSelector.Field, condition.Operator)).ToHashSet();
        string[] fields = [.. ValuePool.Fields, "resources.type", "resources.ARN"];
        Assert.All(fields, field => Assert.All(Enum.GetValues<FieldOperator>(), op => Assert.Contains((field, op), used)));
    }

    [Fact]
    public void Selectors_survive_being_written_and_read()
    {
        var generator = new ProgramGenerator(new ValuePool(s_records));
        foreach (Trail trail in Enumerable.Range(0, 200).SelectMany(seed => generator.Generate(seed).Trails))
        {
            string written = SelectorJson.Write(trail.Selectors);
            using var document = JsonDocument.Parse(written);
            Assert.Equal(written, SelectorJson.Write(SelectorJson.Read(document.RootElement)));
        }
    }
}
