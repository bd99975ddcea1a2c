using System.Buffers;
using TrailFilter.Core.Verdicts.Explaining;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Explaining;

/// <summary>A form that explanations are written in. Thread-safe.</summary>
internal abstract class ExplanationForm
{
    /// <summary>What an explanation ends with: line feeds, more in a row than stand within one.</summary>
    public abstract string Ending { get; }

    /// <summary>Writes the explanation of a record.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="record">The record.</param>
    /// <param name="explanation">
    /// Its explanation, or null when the record has a verdict but cannot be read as a whole: something in it that no decision needs is wrong.
    /// </param>
    public abstract void Write(IBufferWriter<byte> output, ExplainedRecord record, Explanation? explanation);

    /// <summary>Writes what is known of an unreadable piece.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="fault">It.</param>
    public abstract void Write(IBufferWriter<byte> output, FaultNotice fault);
}
