using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Selectors;

/// <summary>How every selectors file of a command is read.</summary>
/// <param name="Rules">What they must fit; null for the newest rules of what each file says it is.</param>
/// <param name="Trails">The trails asked for, of files that hold several; empty for all.</param>
/// <param name="Parameters">What parameters of templates stand for.</param>
internal sealed record SelectorReadingSettings(
    RuleSet? Rules, ImmutableArray<string> Trails, ImmutableDictionary<string, string> Parameters);
