using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Building;

/// <summary>A condition that makes a preview fail, such as <c>dropped.security&gt;0</c>. Immutable.</summary>
public sealed class FailCondition
{
    // Longer ones first: > is the beginning of >=.
    private static readonly (string Sign, Func<double, double, bool> Holds)[] s_operators =
    [
        (">=", static (value, limit) => value >= limit),
        ("<=", static (value, limit) => value <= limit),
        ("==", static (value, limit) => value == limit),
        ("!=", static (value, limit) => value != limit),
        (">", static (value, limit) => value > limit),
        ("<", static (value, limit) => value < limit),
    ];

    private static readonly Dictionary<string, Func<PreviewReport, int, double?>> s_figures = new(StringComparer.Ordinal)
    {
        ["dropped.records"] = static (report, i) => report.Comparisons[i].Totals.Dropped.Records,
        ["dropped.bytes"] = static (report, i) => report.Comparisons[i].Totals.Dropped.Bytes,
        ["dropped.share"] = static (report, i) => ShareOf(report.Comparisons[i].Totals),
        ["dropped.security"] = static (report, i) => report.Comparisons[i].SecurityRelevant.Records,
        ["kept.records"] = static (report, i) => report.Comparisons[i].Totals.Kept.Records,
        ["added.records"] = static (report, i) => report.Comparisons[i].Totals.Added.Records,
        ["cost.month"] = static (report, i) => report.Cost.Configurations[i + 1].Month,
        ["cost.change"] = static (report, i) => CostChange.Of(report.Cost, i + 1).Month,
        ["coverage.records"] = static (report, _) => report.Coverage.Records.Records,
        ["coverage.faults"] = static (report, _) => report.Coverage.Faults + report.Coverage.ArchiveFaults,
        ["coverage.ambiguous"] = static (report, _) => report.Coverage.Ambiguous,
        ["coverage.duplicates"] = static (report, _) => report.Coverage.Duplicates,
        ["coverage.gaps"] = static (report, _) => report.Coverage.Gaps?.Length,
    };

    private readonly string _text;
    private readonly string _name;
    private readonly double _limit;
    private readonly Func<double, double, bool> _holds;

    private FailCondition(string text, string name, double limit, Func<double, double, bool> holds) =>
        (_text, _name, _limit, _holds) = (text, name, limit, holds);

    /// <summary>The figures a condition may name.</summary>
    public static ImmutableArray<string> Names { get; } = [.. s_figures.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads a condition.</summary>
    /// <param name="text">A figure, a comparison and a number: <c>dropped.share &gt; 0.5</c>.</param>
    /// <exception cref="FormatException">It is none; the message says what would be.</exception>
    public static FailCondition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach ((string sign, Func<double, double, bool> holds) in s_operators)
        {
            int at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            string name = text[..at].Trim();
            if (!s_figures.ContainsKey(name))
            {
                throw new FormatException($"'{name}' is no figure; there are {string.Join(", ", Names)}.");
            }

            string number = text[(at + sign.Length)..].Trim();
            return double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double limit)
                && double.IsFinite(limit)
                ? new FailCondition(text.Trim(), name, limit, holds)
                : throw new FormatException($"'{number}' is no number; write digits, as in dropped.records>1000000 or dropped.share>0.5.");
        }

        throw new FormatException("write a figure, one of > >= < <= == !=, and a number, as in dropped.security>0.");
    }

    /// <summary>
    /// The comparisons that meet it, each in a sentence, and those for which nobody can tell the figure: a pipeline that asked must
    /// not go on as if the answer were no.
    /// </summary>
    public IEnumerable<string> FindMet(PreviewReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        bool isOfInput = _name.StartsWith("coverage.", StringComparison.Ordinal);
        for (int i = 0; i < (isOfInput ? 1 : report.Comparisons.Length); i++)
        {
            string where = isOfInput ? "" : $" for {report.Comparisons[i].Name}";
            double? figure = s_figures[_name](report, i);
            if (figure is null || WhyUntold(report.Cost, i + 1) is not null)
            {
                yield return $"{_text} cannot be checked{where}: {WhyUntold(report.Cost, i + 1) ?? "the input does not tell it"}.";
            }
            else if (figure is { } value && _holds(value, _limit))
            {
                yield return $"{_text} is met{where}: {_name} is {value.ToString("0.####", CultureInfo.InvariantCulture)}.";
            }
        }
    }

    /// <summary>Why a cost that this asks for is not known, or null.</summary>
    private string? WhyUntold(CostReport cost, int number)
    {
        ImmutableArray<string> without = _name switch
        {
            "cost.month" => cost.Configurations[number].WithoutPrice,
            "cost.change" => CostChange.Of(cost, number).WithoutPrice,
            _ => default,
        };
        return without.IsDefault ? null
            : without.Length > 0 ? $"the price list has no price for {NameList.Few(without)}"
            : cost.IsTooShort ? "the input covers less than a day, too short a time to tell a month's cost"
            : null;
    }

    private static double ShareOf(ChangeRow totals)
    {
        long logged = totals.Kept.Records + totals.Dropped.Records;
        return logged == 0 ? 0 : (double)totals.Dropped.Records / logged;
    }
}
