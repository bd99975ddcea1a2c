using System.Buffers;
using System.Text;
using TrailFilter.Core.Selectors;
using TrailFilter.Synthesis;

namespace TrailFilter.Benchmarks;

/// <summary>The records every benchmark reads: the generator's benchmark profile, the same bytes on every machine.</summary>
internal static class Corpus
{
    /// <summary>
    /// About 3 MB: more than branch predictors learn by heart, and warm in a cache, as bytes are that a read or an inflater has
    /// just delivered. Speed from memory or disk is for the comparison of whole processes.
    /// </summary>
    public const int Records = 2_000;

    private const ulong Seed = 1;

    /// <summary>The records as NDJSON.</summary>
    public static byte[] Lines { get; } = MakeLines();

    /// <summary>The same records as one <c>{"Records":[…]}</c> archive.</summary>
    public static byte[] Archive { get; } = MakeArchive();

    /// <summary>The selectors of the comparison with peers: objects under 50 prefixes, three event names left out.</summary>
    public static Trail PeersJob { get; } = Read("job", Encoding.UTF8.GetBytes(BenchmarkJob.SelectorsJson));

    /// <summary>A trail whose one selector asks for S3 objects under as many prefixes as wanted, some of which records have.</summary>
    public static Trail PrefixTrail(string name, int prefixes, int salt = 0)
    {
        IEnumerable<string> real = BenchmarkJob.Prefixes.Take(Math.Min(prefixes, 5));
        IEnumerable<string> made = Enumerable.Range(0, Math.Max(0, prefixes - 5)).Select(i => $"arn:aws:s3:::made-up-bucket-{salt}-{i * 7919 % 1000:000}/part/");
        return new Trail(name, new SelectorSet(null, [], [new AdvancedEventSelector(
            null,
            [
                new FieldSelector("eventCategory", [new FieldCondition(FieldOperator.Equals, ["Data"])]),
                new FieldSelector("resources.type", [new FieldCondition(FieldOperator.Equals, ["AWS::S3::Object"])]),
                new FieldSelector("eventName", [new FieldCondition(FieldOperator.NotEquals, ["HeadObject", "GetObjectAcl"])]),
                new FieldSelector("resources.ARN", [new FieldCondition(FieldOperator.StartsWith, [.. real.Concat(made)])]),
            ])]));
    }

    private static Trail Read(string name, byte[] json) =>
        new(name, SelectorReader.Read(json, RuleSet.Current).Selectors ?? throw new InvalidDataException("The job's selectors cannot be read."));

    private static byte[] MakeLines()
    {
        var output = new MemoryStream();
        NdjsonOutput.Write(GeneratorProfile.Benchmark, Seed, Records, output, CancellationToken.None);
        return output.ToArray();
    }

    private static byte[] MakeArchive()
    {
        var output = new ArrayBufferWriter<byte>(Lines.Length + 64);
        output.Write("{\"Records\":["u8);
        ReadOnlySpan<byte> rest = Lines.AsSpan().TrimEnd((byte)'\n');
        while (true)
        {
            int end = rest.IndexOf((byte)'\n');
            output.Write(end < 0 ? rest : rest[..end]);
            if (end < 0)
            {
                break;
            }

            output.Write(","u8);
            rest = rest[(end + 1)..];
        }

        output.Write("]}"u8);
        return output.WrittenSpan.ToArray();
    }
}
