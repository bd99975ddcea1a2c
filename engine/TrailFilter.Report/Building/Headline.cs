using TrailFilter.Report.Model;

namespace TrailFilter.Report.Building;

/// <summary>The answer in one sentence.</summary>
internal static class Headline
{
    /// <summary>The sentence.</summary>
    /// <param name="subject">What is compared: <c>The proposed selectors</c>, or a name.</param>
    /// <param name="totals">What becomes of the records.</param>
    /// <param name="security">How many of the dropped records are security-relevant.</param>
    /// <param name="change">What a month would cost more, in US dollars; null when nobody can tell.</param>
    public static string Of(string subject, ChangeRow totals, long security, double? change)
    {
        long logged = totals.Kept.Records + totals.Dropped.Records;
        string added = totals.Added.Records > 0 ? $", add {Figures.Number(totals.Added.Records)}" : "";
        if (logged == 0)
        {
            return $"The current selectors log none of the records of the input, so {Lower(subject)} cannot drop any"
                + (totals.Added.Records > 0 ? $"; they would log {Figures.Number(totals.Added.Records)} of them." : ".");
        }

        if (totals.Dropped.Records == 0)
        {
            return $"{subject} drop none of the {Figures.Count(logged, "record")} that are logged now{added}{Cost(change)}.";
        }

        string share = Figures.Percent((double)totals.Dropped.Records / logged);
        string relevant = security == 0 ? "none security-relevant" : $"{Figures.Number(security)} of them security-relevant";
        return $"{subject} drop {share} of records ({Figures.Number(totals.Dropped.Records)} of {Figures.Number(logged)}), {relevant}{added}{Cost(change)}.";
    }

    private static string Cost(double? change) => change switch
    {
        null => "; what that saves in a month cannot be told from this input",
        < -0.005 => $", and save about {Figures.Dollars(-change.Value)} a month",
        > 0.005 => $", and cost about {Figures.Dollars(change.Value)} a month more",
        _ => ", and cost the same",
    };

    private static string Lower(string subject) =>
        subject.StartsWith("The ", StringComparison.Ordinal) ? string.Concat("the ", subject.AsSpan(4)) : subject;
}
