using System.Buffers;
using System.Text;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Explaining;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Cli.Explaining;

/// <summary>Puts explanations in the place of records, and holds each against the verdict of the filter.</summary>
internal sealed class ExplainingRewriter(
    RecordExplainer explainer, ExplanationForm form, ExplainedRecords only, Func<bool> hasEnough) : RecordRewriter
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private string _archive = "";

    public override void BeginArchive(string archive) => _archive = archive;

    public override ReadOnlySpan<byte> Rewrite(in FilteredRecord record)
    {
        if (!only.Takes(record.Verdict.Marks) || hasEnough())
        {
            return default;
        }

        byte[] bytes = record.Bytes.ToArray();
        if (explainer.TryExplain(bytes, out Explanation? explanation)
            && (explanation.Outcome != record.Verdict.Outcome || explanation.Marks != record.Verdict.Marks))
        {
            throw new InvalidOperationException(
                $"The record at byte {record.Offset} of {_archive} is {record.Verdict.Outcome} ({record.Verdict.Marks}) but was explained as "
                + $"{explanation.Outcome} ({explanation.Marks}): {Encoding.UTF8.GetString(bytes)}");
        }

        _output.ResetWrittenCount();
        form.Write(_output, new ExplainedRecord(_archive, record.Offset, record.Verdict, ExplainedRecord.HeadOf(bytes)), explanation);
        return _output.WrittenSpan;
    }

    public override ReadOnlySpan<byte> Rewrite(FaultNotice fault)
    {
        if (!only.Faults || hasEnough())
        {
            return default;
        }

        _output.ResetWrittenCount();
        form.Write(_output, fault);
        return _output.WrittenSpan;
    }
}
