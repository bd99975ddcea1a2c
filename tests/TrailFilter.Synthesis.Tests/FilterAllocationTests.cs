using System.Text;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Synthesis.Tests;

/// <summary>
/// Invariant I4, exactly: once its buffers have grown, the filter allocates not one byte, whatever holds the records, however they
/// are read and whatever is asked of them.
/// </summary>
public sealed class FilterAllocationTests
{
    private const int Records = 2_000;

    // A collection that another test causes ends this thread's allocation block early, which counts as if it had been used. What the
    // filter allocates it allocates every time.
    private const int MaxPasses = 10;

    // What comes after a record of each form, and what stands around all of them.
    private static readonly Dictionary<string, (string Before, string Between, string After)> s_forms = new()
    {
        ["lines"] = ("", "\n", "\n"),
        ["one after another"] = ("", "", ""),
        ["archive"] = ("{\"Records\":[", ",", "]}"),
        ["array"] = ("[", ",\r\n", "]"),
        ["pretty archive"] = ("{ \"Records\" : [\n  ", ",\n  ", "\n]\n}\n"),
    };

    public static TheoryData<string, bool, string> Jobs =>
        [.. from form in s_forms.Keys
            from strict in (bool[])[false, true]
            from trails in (string[])["default", "every-field.json", "hundred"]
            select (form, strict, trails)];

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_warm_filter_allocates_nothing(string form, bool strict, string trails)
    {
        byte[] input = Input(s_forms[form]);
        var filter = new RecordFilter(SelectorProgram.Compile(Trails(trails)), new RecordFilterOptions { Strict = strict });

        // The same bytes twice: what they make the filter remember and grow to, they have made it by then.
        Filter(filter, input);
        long least = long.MaxValue;
        for (int pass = 0; pass < MaxPasses && least > 0; pass++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            (int records, int logged) = Filter(filter, input);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(Records, records);
            Assert.InRange(logged, 1, Records - 1);
        }

        Assert.Equal(0, least);
    }

    private static (int Records, int Logged) Filter(RecordFilter filter, ReadOnlySpan<byte> input)
    {
        int records = 0, logged = 0;
        filter.Reset();
        while (true)
        {
            switch (filter.Read(out FilteredRecord record))
            {
                case FilterStatus.NeedMoreData when input.IsEmpty:
                    filter.Complete();
                    break;
                case FilterStatus.NeedMoreData:
                    // Pieces that end anywhere.
                    Span<byte> room = filter.GetMemory().Span;
                    int count = Math.Min(Math.Min(room.Length, 60_013), input.Length);
                    input[..count].CopyTo(room);
                    filter.Advance(count);
                    input = input[count..];
                    break;
                case FilterStatus.Record:
                    records++;
                    logged += record.Verdict.Outcome == Outcome.Logged ? 1 : 0;
                    break;
                case FilterStatus.End:
                    return (records, logged);
                default:
                    Assert.Fail("A generated record is unreadable.");
                    break;
            }
        }
    }

    private static byte[] Input((string Before, string Between, string After) form)
    {
        var generator = new RecordGenerator(GeneratorProfile.Default, 17);
        using var input = new MemoryStream();
        input.Write(Encoding.UTF8.GetBytes(form.Before));
        for (int i = 0; i < Records; i++)
        {
            input.Write(i == 0 ? [] : Encoding.UTF8.GetBytes(form.Between));
            input.Write(generator.Next());
        }

        input.Write(Encoding.UTF8.GetBytes(form.After));
        return input.ToArray();
    }

    private static Trail[] Trails(string trails) => trails switch
    {
        "default" => [new Trail("t", SelectorSet.Default)],
        "hundred" =>
        [
            .. Enumerable.Range(0, 100).Select(static i => new Trail($"t{i}", Read(
                $$"""[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"resources.ARN","NotEndsWith":["{{i}}"]}]}]"""))),
        ],
        _ => [new Trail("t", Read(File.ReadAllText(Path.Combine(Repository.Root, "bench", "gates", trails))))],
    };

    private static SelectorSet Read(string json)
    {
        SelectorReadResult result = SelectorReader.Read(Encoding.UTF8.GetBytes(json), RuleSet.Current);
        return result.Selectors ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }
}
