using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>
/// Collects the problems of one file. Keeps the first hundred errors and the first hundred warnings and counts the rest, so
/// that a hostile file cannot make a report without end, and warnings cannot crowd out an error.
/// </summary>
internal sealed class ProblemList
{
    /// <summary>How many problems of each severity are told one by one.</summary>
    internal const int MaxOfEachSeverity = 100;

    private readonly List<(int Offset, SelectorProblem Problem)> _problems = [];
    private int _errors;
    private int _warnings;

    /// <summary>Whether anything was found.</summary>
    internal bool HasAny => _errors + _warnings > 0;

    /// <summary>Whether any error was found.</summary>
    internal bool HasErrors => _errors > 0;

    /// <summary>Whether another error would be kept; where not, finding advice for it is wasted work.</summary>
    internal bool TakesErrors => _errors < MaxOfEachSeverity;

    /// <summary>Whether another warning would be kept.</summary>
    internal bool TakesWarnings => _warnings < MaxOfEachSeverity;

    /// <summary>Adds an error about a value of the file.</summary>
    /// <param name="at">The value.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">What would be right.</param>
    /// <param name="rule">The kind of problem, where it is of a kind that has a name (<see cref="ProblemRules"/>).</param>
    /// <param name="correction">The text that should stand there.</param>
    internal void Error(WrittenNode at, string message, string advice, string? rule = null, string? correction = null)
    {
        if (_errors++ < MaxOfEachSeverity)
        {
            Keep(ProblemSeverity.Error, at, message, advice, rule, correction);
        }
    }

    /// <summary>Adds a warning about a value of the file.</summary>
    /// <param name="at">The value.</param>
    /// <param name="rule">The kind of problem (<see cref="ProblemRules"/>).</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">What would be right.</param>
    /// <param name="correction">The text that should stand there.</param>
    internal void Warning(WrittenNode at, string rule, string message, string advice, string? correction = null)
    {
        if (_warnings++ < MaxOfEachSeverity)
        {
            Keep(ProblemSeverity.Warning, at, message, advice, rule, correction);
        }
    }

    /// <summary>Adds an error about the file as a whole, which could not be read.</summary>
    internal void Unreadable(string message, string advice, int? line = null, int? column = null)
    {
        _errors++;
        _problems.Add((-1, new SelectorProblem(ProblemSeverity.Error, "$", message, advice) { Line = line, Column = column }));
    }

    /// <summary>All problems in the order of the file, and what was left out at the end.</summary>
    internal ImmutableArray<SelectorProblem> ToImmutable()
    {
        ImmutableArray<SelectorProblem>.Builder all = ImmutableArray.CreateBuilder<SelectorProblem>();

        // OrderBy keeps the order of discovery among equals.
        all.AddRange(_problems.OrderBy(entry => entry.Offset).Select(entry => entry.Problem));
        AddRest(all, ProblemSeverity.Error, _errors - MaxOfEachSeverity, "errors");
        AddRest(all, ProblemSeverity.Warning, _warnings - MaxOfEachSeverity, "warnings");
        return all.ToImmutable();
    }

    private static void AddRest(
        ImmutableArray<SelectorProblem>.Builder all, ProblemSeverity severity, int count, string noun)
    {
        if (count > 0)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"And {count} more {noun}.");
            all.Add(new SelectorProblem(severity, "$", message, "Correct the ones listed first, then check again."));
        }
    }

    private void Keep(
        ProblemSeverity severity, WrittenNode at, string message, string advice, string? rule, string? correction) =>
        _problems.Add((at.Offset, new SelectorProblem(severity, at.Path, message, advice)
        {
            Rule = rule,
            Correction = correction,
            Pointer = at.Pointer,
            Text = at.Kind == JsonValueKind.String ? at.Text : null,
            Line = at.Line > 0 ? at.Line : null,
            Column = at.Line > 0 ? at.Column : null,
        }));
}
