using CsCheck;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Records;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>Whoever asks for more fields gets those a plain extraction finds, and the same verdicts.</summary>
public sealed class MoreFieldsTests
{
    private static readonly SelectorProgram s_program = SelectorProgram.Compile([new Trail("t", SelectorSet.Default)]);

    private static readonly string[] s_paths = ["eventID", "eventTime", "awsRegion", "errorCode", "userIdentity.arn", "eventName", "eventVersion"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void They_are_those_an_extractor_finds_and_verdicts_stay(bool strict)
    {
        int found = 0;
        var plain = new RecordFilter(s_program, new RecordFilterOptions { Strict = true });
        var more = new RecordFilter(s_program, new RecordFilterOptions { Strict = strict, MoreFields = [.. s_paths] });
        var plan = new FieldPlan(s_paths, ResourceUse.Always);
        var extractor = new StrictExtractor(plan);
        var expected = new RecordFields(plan);
        InPlaceReadingTests.Inputs.Sample(
            input =>
            {
                plain.ResetTo(input);
                more.ResetTo(input);
                FilterStatus status;
                do
                {
                    // What is not read strictly may find less wrong; what it gives must be right.
                    status = more.Read(out FilteredRecord record);
                    if (status != FilterStatus.Record || extractor.Extract(record.Bytes, expected).IsFault)
                    {
                        continue;
                    }

                    for (int slot = 0; slot < s_paths.Length; slot++)
                    {
                        FieldValue value = more.Fields.Get(record.Bytes, more.Fields.Plan.SlotOf(s_paths[slot]));
                        Assert.Equal(expected.Get(record.Bytes, slot).Kind, value.Kind);
                        Assert.Equal(expected.Get(record.Bytes, slot).Utf8, value.Utf8);
                        found += value.IsMissing ? 0 : 1;
                    }

                    Assert.Equal(expected.ResourceCount, more.Fields.ResourceCount);
                    Assert.Equal(VerdictOf(plain, record.Bytes), record.Verdict);
                }
                while (status != FilterStatus.End);
            },
            iter: 100,
            threads: 1);
        Assert.True(found > 1000, "Hardly any field was found.");
    }

    private static Verdict VerdictOf(RecordFilter filter, ReadOnlySpan<byte> record)
    {
        filter.ResetTo(record.ToArray());
        Assert.Equal(FilterStatus.Record, filter.Read(out FilteredRecord alone));
        return alone.Verdict;
    }
}
