using System.Collections.Immutable;
using System.Text;
using CsCheck;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Tallying;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Tallying;

/// <summary>Every record comes to the tallies once and in input order, whatever the workers do.</summary>
public sealed class TallyTests
{
    [Fact]
    public async Task Tallies_come_in_input_order_whatever_the_workers_and_segments()
    {
        using var folder = new TestFolder();
        int round = 0;
        await Gen.Select(Gen.Int[1, 400].Array[1, 8], Gen.Int[1, 4], Gen.Int[300, 6000]).SampleAsync(
            async (sizes, threads, segmentBytes) =>
            {
                string name = $"{Interlocked.Increment(ref round)}";
                for (int i = 0; i < sizes.Length; i++)
                {
                    byte[] content = Archives.Mixed(i, sizes[i]);
                    folder.Write(Path.Combine(name, $"{i:00}"), i % 3 == 1 ? Packed.Gzip(content) : content);
                }

                ImmutableArray<InputArchive> archives = [.. ArchiveFinder.Find([Path.Combine(folder.FullPath, name)]).Archives];
                var one = new ListBook();
                var several = new ListBook();
                var ordered = new ListBook { NeedsOrder = true };
                RunResult result = await RunResult.Of(archives, 1, options => options with { Tallies = one }, segmentBytes);
                result.AssertSame(await RunResult.Of(archives, threads, options => options with { Tallies = several }, segmentBytes));
                result.AssertSame(await RunResult.Of(archives, threads, options => options with { Tallies = ordered }, segmentBytes));
                Assert.Equal(result.Summary.Records - result.Summary.Faults, one.Added.Count);
                Assert.Equal(result.Summary.Logged, one.Added.Count(static line => line.StartsWith("Logged", StringComparison.Ordinal)));
                Assert.Equal(one.Added, several.Added);
                Assert.Equal(one.Added, ordered.Added);
            },
            iter: 40);
    }

    [Fact]
    public async Task What_a_segment_added_that_does_not_hold_is_forgotten()
    {
        using var folder = new TestFolder();
        string records = string.Join(",\n", Enumerable.Range(0, 2000).Select(static i => Archives.Logged($"{i}")));
        byte[] content = Encoding.UTF8.GetBytes($"{Archives.Logged("0")}\n{Archives.Logged("1")}\n{{\"Records\":[\n{records}\n]}}\n");
        string path = folder.Write("lines", content);
        var book = new ListBook();
        await RunResult.Of(ArchiveFinder.Find([path]).Archives, 4, options => options with { Tallies = book }, segmentBytes: 4000);
        Assert.Equal(["0", "1", .. Enumerable.Range(0, 2000).Select(static i => $"{i}")], book.Added.Select(static line => line.Split(' ')[1]));
    }

    [Fact]
    public async Task Only_parts_of_divided_files_may_be_taken_back()
    {
        using var folder = new TestFolder();
        folder.Write("a", Archives.Mixed(0, 500));
        folder.Write("b.gz", Packed.Gzip(Archives.Mixed(1, 500)));
        var book = new ListBook();
        await RunResult.Of(ArchiveFinder.Find([folder.FullPath]).Archives, 2, options => options with { Tallies = book }, segmentBytes: 4000);
        Assert.Contains(book.Merged, static tally => tally.WasFinal);
        Assert.Contains(book.Merged, static tally => !tally.WasFinal);
        Assert.All(book.Merged.Where(static tally => tally.WasFinal), static tally => Assert.StartsWith("1-", tally.First.Split(' ')[1], StringComparison.Ordinal));
    }

    /// <summary>Keeps a line of each record: its outcome, its eventID, and how many selectors it passed.</summary>
    private sealed class ListBook : ITallyBook
    {
        public List<string> Added { get; } = [];

        public List<(bool WasFinal, string First)> Merged { get; } = [];

        public ImmutableArray<string> Paths => ["eventID"];

        public bool NeedsOrder { get; init; }

        public RecordTally Create() => new ListTally();

        public void Merge(RecordTally tally)
        {
            List<string> lines = ((ListTally)tally).Lines;
            Added.AddRange(lines);
            if (lines.Count > 0)
            {
                Merged.Add((tally.IsFinal, lines[0]));
            }
        }
    }

    private sealed class ListTally : RecordTally
    {
        public List<string> Lines { get; } = [];

        public override void Add(in TalliedRecord record)
        {
            string id = Encoding.UTF8.GetString(record.Fields.Get(record.Record.Bytes, record.Fields.Plan.SlotOf("eventID")).Utf8);
            int passed = 0;
            foreach (ulong word in record.Passed)
            {
                passed += System.Numerics.BitOperations.PopCount(word);
            }

            Assert.Equal(record.Record.Verdict.Outcome == Outcome.Logged, passed > 0);
            Lines.Add($"{record.Record.Verdict.Outcome} {id} {record.Record.Offset}");
        }

        public override void Clear() => Lines.Clear();
    }
}
