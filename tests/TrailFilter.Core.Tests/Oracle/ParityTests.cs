using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>Invariant I1: every implementation decides every record alike, for every program.</summary>
public sealed class ParityTests(ITestOutputHelper output)
{
    private const int Programs = 1_000;
    private const int RecordsPerProgram = 200;

    [Fact]
    public void All_implementations_agree_on_real_records_and_real_configurations()
    {
        const string Purpose = "that all implementations agree on real records and real configurations";
        IReadOnlyList<RealRecord> records = RealRecords.Distinct(Purpose);
        IReadOnlyList<Trail> configurations = RealSelectors.All(Purpose);

        Parity total = InParallel(configurations.Count, index =>
        {
            var parity = new Parity();
            var program = ParityProgram.Compile(configurations[index]);
            foreach (RealRecord record in records)
            {
                parity.Compare(program, record.Bytes, record.Origin, program.Trails[0].Name);
            }

            return parity;
        });
        output.WriteLine($"{records.Count:N0} records x {configurations.Count} configurations, {total}.");
    }

    [Fact]
    public void All_implementations_agree_on_all_real_configurations_as_one_program()
    {
        const string Purpose = "that all implementations agree on a program of more than a hundred trails";
        IReadOnlyList<RealRecord> records = RealRecords.Distinct(Purpose);
        var program = ParityProgram.Compile(RealSelectors.All(Purpose));
        var parity = new Parity();
        for (int index = 0; index < records.Count; index += 7)
        {
            parity.Compare(program, records[index].Bytes, records[index].Origin, "all configurations");
        }

        output.WriteLine($"{program.Trails.Length} trails at once, {parity}.");
    }

    [Fact]
    public void All_implementations_agree_on_real_records_and_generated_programs()
    {
        const string Purpose = "that all implementations agree on real records and generated programs";
        IReadOnlyList<RealRecord> records = RealRecords.Distinct(Purpose);
        var pool = new ValuePool(records.Select(record => record.Bytes));
        var generator = new ProgramGenerator(pool);

        Parity total = InParallel(Programs, seed =>
        {
            var parity = new Parity();
            GeneratedProgram generated = generator.Generate(seed);
            var program = ParityProgram.Compile(generated.Trails);
            foreach (int index in Sample(seed, generated.Anchor, records.Count))
            {
                parity.Compare(program, records[index].Bytes, records[index].Origin, $"program seed {seed}");
            }

            return parity;
        });
        total.MustHaveSeenEverything();
        output.WriteLine($"{records.Count:N0} records, {Programs:N0} programs x {RecordsPerProgram} records each, {total}.");
    }

    [Fact]
    public void All_implementations_agree_on_generated_records_and_programs()
    {
        const int Records = 4_000;
        byte[][] records = [.. Enumerable.Range(0, Records).Select(RecordGenerator.Generate)];
        var generator = new ProgramGenerator(new ValuePool(records));

        Parity total = InParallel(Programs, seed =>
        {
            var parity = new Parity();
            GeneratedProgram generated = generator.Generate(seed);
            var program = ParityProgram.Compile(generated.Trails);
            foreach (int index in Sample(seed, generated.Anchor, Records))
            {
                parity.Compare(program, records[index], $"record seed {index}", $"program seed {seed}");
            }

            return parity;
        });
        total.MustHaveSeenEverything();
        output.WriteLine($"{Records:N0} records, {Programs:N0} programs x {RecordsPerProgram} records each, {total}.");
    }

    [Fact]
    public void All_implementations_agree_on_damaged_records()
    {
        const string Purpose = "that all implementations agree on damaged records";
        IReadOnlyList<RealRecord> records = RealRecords.Distinct(Purpose);
        var generator = new ProgramGenerator(new ValuePool(records.Select(record => record.Bytes)));
        ParityProgram[] programs = [.. Enumerable.Range(0, 20).Select(seed => ParityProgram.Compile(generator.Generate(seed).Trails))];
        var parity = new Parity();
        for (int seed = 0; seed < records.Count; seed++)
        {
            byte[] damaged = RecordMutator.Mutate(records[seed].Bytes, seed);
            int program = seed % programs.Length;
            parity.Compare(
                programs[program], damaged, $"{records[seed].Origin} mutated with seed {seed}", $"program seed {program}");
        }

        output.WriteLine($"{records.Count:N0} damaged records, {parity}.");
    }

    /// <summary>Every program gets its share of all records, so that each is used, then the anchor, then some at random.</summary>
    private static IEnumerable<int> Sample(int program, int anchor, int records)
    {
        var random = new Random(program);
        for (int index = program; index < records; index += Programs)
        {
            yield return index;
        }

        yield return anchor;
        for (int count = (records / Programs) + 2; count < RecordsPerProgram; count++)
        {
            yield return random.Next(records);
        }
    }

    /// <summary>Does each piece of work on its own, several at once; a failure is reported as it was thrown.</summary>
    private static Parity InParallel(int count, Func<int, Parity> work)
    {
        var total = new Parity();
        try
        {
            foreach (Parity part in Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering)
                .AsParallel().Select(work))
            {
                total.Add(part);
            }
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return total;
    }
}
