using System.Text;
using System.Text.Json;
using CsCheck;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Pipeline.Tests.Sinks;

public sealed class SingleLineTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{\r\n\t\"a b\" : [ 1 , 2 ]\n}", "{\"a b\":[1,2]}")]
    [InlineData("{\"a\" : \"x \\\" y \\\\\" , \"b\\n\" : 1.50e+2 }\n\n", "{\"a\":\"x \\\" y \\\\\",\"b\\n\":1.50e+2}")]
    [InlineData("{\"open : \\", "{\"open : \\")]
    [InlineData("  ", "")]
    public void White_space_outside_strings_goes_and_nothing_else(string record, string line) => Assert.Equal(line, Line(record));

    [Fact]
    public void An_indented_record_becomes_what_it_was_written_from() =>
        Gen.Dictionary(Gen.String, Gen.String).Sample(static values =>
        {
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, SkipValidation = true }))
            {
                Write(writer, values);
            }

            using var plain = new MemoryStream();
            using (var writer = new Utf8JsonWriter(plain))
            {
                Write(writer, values);
            }

            Assert.Equal(Encoding.UTF8.GetString(plain.ToArray()), Line(Encoding.UTF8.GetString(stream.ToArray())));
        });

    private static void Write(Utf8JsonWriter writer, Dictionary<string, string> values)
    {
        writer.WriteStartObject();
        foreach ((string name, string value) in values)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static string Line(string record)
    {
        var pool = new BatchPool();
        var batches = new BatchBuilder(pool);
        SingleLine.Append(Encoding.UTF8.GetBytes(record), batches);
        batches.CloseCurrent();
        var line = new StringBuilder();
        while (batches.TryTakeFull(out OutputBatch? batch))
        {
            line.Append(Encoding.UTF8.GetString(batch.Records.Span));
        }

        return line.ToString();
    }
}
