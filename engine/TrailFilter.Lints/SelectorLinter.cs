using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Meanings;
using TrailFilter.Lints.Subjects;
using TrailFilter.Lints.Values;

namespace TrailFilter.Lints;

/// <summary>
/// Finds what is wrong and what is doubtful about selectors: what the reader said of them, each under its rule and with its fix, and
/// the lints. One finding for one fact. Thread-safe; never throws on content.
/// </summary>
public static class SelectorLinter
{
    /// <summary>How many findings of one rule are told one by one.</summary>
    public const int MaxOfEachRule = 100;

    private static readonly ImmutableArray<IValueLint> s_valueLints =
        [new WildcardLint(), new ExactArnLint(), new UselessExclusionLint(), new BucketSlashLint(), new CaseLint()];

    private static readonly ImmutableArray<IMeaningLint> s_meaningLints =
    [
new ManagementEventsLint(), new ManagementFilterLint(), new LogBucketLint(), new LimitLint(),
    ];

    /// <summary>Everything that is found about the selectors of one trail, in the order of the file.</summary>
    /// <param name="result">What the reader made of them. What selectors mean is asked only of accepted ones.</param>
    /// <param name="rules">What they were checked against.</param>
    /// <param name="logBucket">The bucket the trail delivers to, where it is known.</param>
    public static ImmutableArray<Finding> Check(SelectorReadResult result, RuleSet rules, string? logBucket = null) =>
        Check(result, rules, logBucket, Need.MaxSteps);

    /// <summary>The same with another budget.</summary>
    internal static ImmutableArray<Finding> Check(SelectorReadResult result, RuleSet rules, string? logBucket, long maxSteps)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(rules);
        List<Finding> findings = [.. result.Problems.Select(Of)];
        if (result is { Written: { } written, Selectors: { } selectors })
        {
            var subject = new LintSubject(selectors, written, rules, logBucket);
            HashSet<string> told = [.. findings.Select(static finding => finding.Path)];
            findings = [.. findings.Select(finding => ProblemFix.WithRemoval(finding, subject))];
            List<Finding> lints = [];
            foreach (ValueSpot spot in subject.Values)
            {
                AddFirst(spot, rules, told, lints);
            }

            foreach (IMeaningLint lint in result.IsAccepted ? s_meaningLints.Insert(0, new NeedlessLint(maxSteps)) : [])
            {
                lints.AddRange(lint.Check(subject, told));
            }

            AddBounded(lints, findings);
        }

        return [.. findings.OrderBy(static finding => (finding.Line ?? int.MaxValue, finding.Column ?? 0))];
    }

    /// <summary>A problem that the reader told, as a finding.</summary>
    /// <param name="problem">The problem.</param>
    public static Finding Of(SelectorProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        LintRule rule = LintRules.Of(problem.Rule);
        FindingLevel level = problem.Severity == ProblemSeverity.Error ? FindingLevel.Error : FindingLevel.Warning;
        return new Finding(rule, level, problem.Path, problem.Message, problem.Advice)
        {
            Line = problem.Line,
            Column = problem.Column,
            Fix = ProblemFix.Of(problem),
        };
    }

    /// <summary>The first lint that says something of a value says all: the others would tell the same fact in other words.</summary>
    private static void AddFirst(ValueSpot spot, RuleSet rules, HashSet<string> told, List<Finding> findings)
    {
        string path = spot.Value.At.Path;
        if (told.Contains(path))
        {
            return;
        }

        foreach (IValueLint lint in s_valueLints)
        {
            if (lint.Check(spot, rules) is { } finding)
            {
                told.Add(path);
                findings.Add(finding);
                return;
            }
        }
    }

    /// <summary>Thousands of findings of one rule are one fact; the reader bounds its own in the same way.</summary>
    private static void AddBounded(List<Finding> lints, List<Finding> findings)
    {
        foreach (IGrouping<LintRule, Finding> ofRule in lints.GroupBy(static finding => finding.Rule))
        {
            Finding[] all = [.. ofRule];
            findings.AddRange(all.Take(MaxOfEachRule));
            if (all.Length > MaxOfEachRule)
            {
                string message = string.Create(
                    CultureInfo.InvariantCulture, $"And {all.Length - MaxOfEachRule} more findings of {ofRule.Key.Id}.");
                findings.Add(new Finding(ofRule.Key, ofRule.Key.Level, "$", message, "Correct the ones listed first, then check again."));
            }
        }
    }
}
