using System.Text.Json;
using CsCheck;

namespace TrailFilter.Synthesis.Tests;

public class AnyProfileTests
{
    private static readonly Gen<GeneratorProfile> s_profiles =
        from data in Gen.Double[0, 0.8]
        from network in Gen.Double[0, 0.1]
        from old in Gen.Double[0, 1]
        from large in Gen.Double[0, 0.1]
        from bytes in Gen.Int[16_384, 262_144]
        from buckets in Gen.Int[1, 4]
        from prefixes in Gen.Int[1, 30]
        from objects in Gen.Int[1, 1_000_000]
        select new GeneratorProfile
        {
            DataShare = data,
            NetworkActivityShare = network,
            InsightShare = 0.1,
            OldShare = old,
            LargeShare = large,
            DeniedShare = 0.3,
            MaxRecordBytes = bytes,
            BucketsPerPlace = buckets,
            PrefixesPerBucket = prefixes,
            ObjectsPerPrefix = objects,
        };

    [Fact]
    public void Every_record_of_every_profile_is_one_JSON_object_on_one_line() =>
        Gen.Select(s_profiles, Gen.ULong).Sample(
            (profile, seed) =>
            {
                RecordGenerator generator = new(profile, seed);
                for (int i = 0; i < 40; i++)
                {
                    ReadOnlySpan<byte> record = generator.Next();
                    Assert.True(record.Length <= profile.MaxRecordBytes);
                    Assert.Equal(-1, record.IndexOfAnyInRange((byte)0, (byte)31));
                    Assert.Equal(JsonValueKind.Object, JsonElement.Parse(record).ValueKind);
                }
            },
            iter: 60);
}
