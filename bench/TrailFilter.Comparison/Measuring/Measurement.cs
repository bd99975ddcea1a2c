namespace TrailFilter.Comparison.Measuring;

/// <summary>What one run cost and gave.</summary>
/// <param name="Wall">Seconds from start to end; in memory, the median of the counted passes.</param>
/// <param name="Processor">Seconds of processor time, user and system; in memory, the median of the counted passes.</param>
/// <param name="PeakKiB">The largest resident size.</param>
/// <param name="Output">What is compared with other contenders' output, or nothing.</param>
/// <param name="ErrorText">What it wrote on standard error.</param>
internal sealed record Measurement(double Wall, double Processor, long PeakKiB, string Output, string ErrorText);
