using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Building;

/// <summary>The answer in one sentence.</summary>
internal static class Headline
{
    /// <summary>The sentence.</summary>
    /// <param name="subject">What is compared: <c>The proposed selectors</c>, or a name.</param>
    /// <param name="totals">What becomes of the records.</param>
    /// <param name="security">How many of the dropped records are security-relevant.</param>
    /// <param name="change">What a month would cost more.</param>
    /// <param name="ranges">Of a sample: the ranges of the totals, if they can be told.</param>
    public static string Of(string subject, ChangeRow totals, long security, CostChange change, ChangeIntervals? ranges = null)
    {
        if (change.IsEstimated)
        {
            return Estimated(subject, totals, security, change, ranges);
        }

        long logged = totals.Kept.Records + totals.Dropped.Records;
        string added = totals.Added.Records > 0 ? $", add {Figures.Number(totals.Added.Records)}" : "";
        if (logged == 0)
        {
            return $"The current selectors log none of the records of the input, so {Lower(subject)} cannot drop any"
                + (totals.Added.Records > 0 ? $"; they would log {Figures.Number(totals.Added.Records)} of them." : ".");
        }

        if (totals.Dropped.Records == 0)
        {
            return $"{subject} drop none of the {Figures.Count(logged, "record")} that are logged now{added}{Cost(change)}{Unseen(change)}.";
        }

        string share = Figures.Percent((double)totals.Dropped.Records / logged);
        string relevant = security == 0 ? "none security-relevant" : $"{Figures.Number(security)} of them security-relevant";
        return $"{subject} drop {share} of records ({Figures.Number(totals.Dropped.Records)} of {Figures.Number(logged)}), {relevant}{added}{Cost(change)}{Unseen(change)}.";
    }

    // What a sample says is no count: rounded, with its range, and nothing of what was not read is called absent.
    private static string Estimated(string subject, ChangeRow totals, long security, CostChange change, ChangeIntervals? ranges)
    {
        long logged = totals.Kept.Records + totals.Dropped.Records;
        string added = totals.Added.Records > 0 ? $", add about {Figures.Rounded(totals.Added.Records)}{Records(ranges?.Added)}" : "";
        if (logged == 0)
        {
            return $"The current selectors log none of the records of the sample, so what {Lower(subject)} drop cannot be told{added}.";
        }

        if (totals.Dropped.Records == 0)
        {
            return $"{subject} drop none of the records of the sample that are logged now{added}{Cost(change)}{Unseen(change)}.";
        }

        string share = Figures.Percent((double)totals.Dropped.Records / logged);
        string range = ranges?.DroppedShare is { } shares ? $"95 %: {Figures.Percent(shares.Low)} to {Figures.Percent(shares.High)}; " : "";
        string relevant = security == 0
            ? "none in the sample security-relevant"
            : $"about {Figures.Rounded(security)} of them security-relevant{Records(ranges?.SecurityRelevant)}";
        return $"{subject} drop about {share} of records ({range}about {Figures.Rounded(totals.Dropped.Records)} of {Figures.Rounded(logged)}), "
            + $"{relevant}{added}{Cost(change)}{Unseen(change)}.";
    }

    private static string Records(Interval? range) =>
        range is null ? "" : $" (95 %: {Figures.Rounded((long)Math.Floor(range.Low))} to {Figures.Rounded((long)Math.Ceiling(range.High))})";

    private static string Money(CostChange change)
    {
        if (change.Range is not { } range)
        {
            return "";
        }

        bool saves = change.Month < 0;
        (double least, double most) = saves ? (-range.High, -range.Low) : (range.Low, range.High);
        return least >= 0
            ? $" (95 %: {Figures.Money(least, change.Currency)} to {Figures.Money(most, change.Currency)})"
            : $" (95 %: from {Figures.Money(-least, change.Currency)} {(saves ? "more" : "saved")} to {Figures.Money(most, change.Currency)} {(saves ? "saved" : "more")})";
    }

    // A sum stands here only if it is one: of a day at least, and of something that has a price.
    private static string Cost(CostChange change)
    {
        string without = change.WithoutPrice.IsEmpty ? "" : NameList.Few(change.WithoutPrice);
        return change switch
        {
            { Month: null or (>= -0.005 and <= 0.005), WithoutPrice.IsEmpty: false } =>
                $"; what that saves in a month cannot be told, because the price list has no price for {without}",
            { Month: null } => "; what that saves in a month cannot be told from this input",
            { IsTooShort: true, Month: < -0.005 or > 0.005 } =>
                "; what that saves in a month cannot be told, because the input covers less than a day",
            { Month: < -0.005 } => $", and save about {Figures.Money(-change.Month.Value, change.Currency)} a month{Money(change)}{Without(without)}",
            { Month: > 0.005 } => $", and cost about {Figures.Money(change.Month.Value, change.Currency)} a month more{Money(change)}{Without(without)}",
            { IsOfInputOnly: true } => "",
            { IsEstimated: true } => ", and cost about the same",
            _ => ", and cost the same",
        };
    }

    private static string Unseen(CostChange change) =>
        change.IsOfInputOnly ? "; they are wider too, and what that adds this input cannot show" : "";

    private static string Without(string regions) => regions.Length == 0 ? "" : $", without {regions}, for which there is no price";

    private static string Lower(string subject) =>
        subject.StartsWith("The ", StringComparison.Ordinal) ? string.Concat("the ", subject.AsSpan(4)) : subject;
}
