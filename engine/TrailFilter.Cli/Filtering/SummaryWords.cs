using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Cli.Filtering;

/// <summary>Says in words what a run counted.</summary>
internal static class SummaryWords
{
    // A name for every trail of a fleet would bury the sums; the JSON summary has them all.
    private const int MaxTrails = 20;

    // A misspelt one stands among few; of a long list of accounts most may well have no records.
    private const int MaxNeverMet = 10;

    /// <summary>Says it.</summary>
    /// <param name="messages">Where it goes.</param>
    /// <param name="run">What was counted.</param>
    /// <param name="tellsWritten">Whether other records are written than those logged, so that their number is news.</param>
    public static void Tell(Messages messages, RunSummary run, bool tellsWritten)
    {
        TellNothingRead(messages, run);
        messages.Plain(
            $"{Count(run.Records, "record")} in {Count(run.Archives, "archive")}: "
            + $"{Number(run.Logged)} logged{Share(run.Logged, run.Records)}, "
            + $"{Number(run.NotLogged)} not logged, {Number(run.Ungoverned)} ungoverned, {Number(run.Faults)} unreadable.");
        TellTrails(messages, run);
        if (tellsWritten)
        {
            messages.Plain($"{Count(run.Emitted, "record")} written.");
        }

        if (run.Ambiguous > 0)
        {
            messages.Plain(
                $"{Count(run.Ambiguous, "record")} could be decided otherwise: "
                + "their ARNs are cut short, or deselected beside a selected one.");
        }

        if (run.InferredCategory > 0)
        {
            messages.Plain(
                $"{Count(run.InferredCategory, "record")} without eventCategory, as older ones are; the category was inferred.");
        }

        if (run.MissingReadOnly > 0)
        {
            messages.Plain(
                $"{Count(run.MissingReadOnly, "record")} without readOnly that a selector for writes takes: what is not known to be a read counts as a write.");
        }

        if (run.OutOfScope > 0)
        {
            messages.Plain(
                $"{Count(run.OutOfScope, "record")} outside the times, accounts or Regions asked for; not counted above.");
        }

        if (run.ArchiveFaults > 0)
        {
            messages.Plain(
                $"{Count(run.ArchiveFaults, "fault")} of archives as a whole; what could be read of them is counted above.");
        }

        foreach ((SkipReason reason, long archives) in run.SkippedArchives)
        {
            messages.Plain($"{Count(archives, "archive")} skipped: {WhyOf(reason)}.");
        }

        double seconds = Math.Max(run.Elapsed.TotalSeconds, 0.001);
        messages.Plain(
            $"{Megabytes(run.Bytes)} in {seconds.ToString("0.00", CultureInfo.InvariantCulture)} s, "
            + $"{Megabytes(run.Bytes / seconds)}/s.");
    }

    /// <summary>Says which accounts and Regions were asked for and never met: they may be misspelt.</summary>
    /// <param name="messages">Where it goes.</param>
    /// <param name="scope">What the run asked for, or null when that was everything.</param>
    public static void TellNeverMet(Messages messages, RecordScope? scope)
    {
        TellNeverMet(messages, "recipientAccountId", scope?.AccountsNeverMet ?? []);
        TellNeverMet(messages, "awsRegion", scope?.RegionsNeverMet ?? []);
    }

    private static void TellNeverMet(Messages messages, string field, ImmutableArray<string> values)
    {
        if (!values.IsEmpty)
        {
            string more = values.Length > MaxNeverMet ? $" or {Number(values.Length - MaxNeverMet)} more" : "";
            messages.Warning($"No record that was read has the {field} {string.Join(" or ", values.Take(MaxNeverMet))}{more}.");
        }
    }

    private static void TellNothingRead(Messages messages, RunSummary run)
    {
        if (run.Archives + run.ArchiveFaults == 0)
        {
            messages.Warning(run.SkippedArchives.IsEmpty
                ? "No archive was found in the input."
                : "No archive was read; all that were found in the input are skipped.");
        }
    }

    private static void TellTrails(Messages messages, RunSummary run)
    {
        ImmutableArray<Trail> trails = run.Counts.Program.Trails;
        if (trails.Length == 1)
        {
            return;
        }

        for (int i = 0; i < Math.Min(trails.Length, MaxTrails); i++)
        {
            long logged = run.Counts.LoggedByTrail[i];
            messages.Plain($"  {trails[i].Name}: {Number(logged)} logged{Share(logged, run.Records)}");
        }

        if (trails.Length > MaxTrails)
        {
            messages.Plain($"  ... and {Count(trails.Length - MaxTrails, "more trail")}; --summary has them all.");
        }
    }

    private static string WhyOf(SkipReason reason) => reason switch
    {
        SkipReason.Digest => "digests hold hashes, no records",
        SkipReason.Insight => "Insights events are not decided by a trail's event selectors",
        SkipReason.LakeQuery => "results of CloudTrail Lake queries are no log files",
        SkipReason.OutOfScope => "their keys say that nothing in them is asked for",
        SkipReason.Hidden => "their names begin with a dot",
        SkipReason.LinkedFolder => "linked folders are followed only when named",
        SkipReason.AlreadyGiven => "given more than once",
        SkipReason.Output => "they lie in the output folder",
        _ => "of no use here",
    };

    private static string Count(long count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) =>
        whole == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({100.0 * part / whole:0.0} %)");

    private static string Megabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");
}
