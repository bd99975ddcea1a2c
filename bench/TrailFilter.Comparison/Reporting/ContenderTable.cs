using System.Text;
using TrailFilter.Comparison.Measuring;

namespace TrailFilter.Comparison.Reporting;

/// <summary>A Markdown table of contenders' figures: times, speed, the ratio to a peer pair by pair, and memory.</summary>
internal static class ContenderTable
{
    /// <summary>The table.</summary>
    /// <param name="contenders">The rows.</param>
    /// <param name="figures">Each row's rounds; none where it is missing.</param>
    /// <param name="megabytes">How much input it is all about, in 10^6 bytes.</param>
    /// <param name="reference">What the ratios are to, for the heading.</param>
    public static string Write(IReadOnlyList<Contender> contenders, Measurement[][] figures, double megabytes, string reference)
    {
        var table = new StringBuilder();
        table.AppendLine($"| contender | cores | wall s | CPU s | MB/s | speed / {reference} | the same by CPU | peak MB |");
        table.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int i = 0; i < contenders.Count; i++)
        {
            Contender contender = contenders[i];
            if (contender.Missing is not null)
            {
                table.AppendLine($"| {contender.Name} | {contender.Cores} | not found: {contender.Missing} | | | | | |");
                continue;
            }

            int against = contender.Against is null ? -1 : contenders.ToList().FindIndex(other => other.Name == contender.Against);
            Measurement[] peer = against < 0 ? [] : figures[against];
            Measurement[] own = figures[i];
            Spread wall = Spread.Of(own.Select(run => run.Wall / contender.Part));
            table.Append($"| {contender.Name} | {contender.Cores} | {wall} ");
            table.Append($"| {Spread.Of(own.Select(run => run.Processor / contender.Part))} ");
            table.Append($"| {Spread.Figure(megabytes / wall.Median)} ");
            table.Append($"| {Ratio(peer, own, static run => run.Wall, contender.Part)} ");
            table.Append($"| {Ratio(peer, own, static run => run.Processor, contender.Part)} ");
            table.AppendLine($"| {Spread.Figure(Spread.Of(own.Select(run => run.PeakKiB * 1024 / 1e6)).Median)} |");
        }

        return table.ToString();
    }

    /// <summary>How many times as fast: for each round the peer's time over the own.</summary>
    private static string Ratio(Measurement[] peer, Measurement[] own, Func<Measurement, double> time, double part) =>
        peer.Length == 0 ? "-" : Spread.Of(peer.Zip(own, (theirs, ours) => time(theirs) * part / Math.Max(1e-6, time(ours)))).ToString();
}
