namespace TrailFilter.Core.Verdicts;

/// <summary>An entry of <c>resources</c> as the automata see it: all a decision depends on.</summary>
/// <param name="Type">The state of its type.</param>
/// <param name="Arn">The state of its ARN.</param>
/// <param name="Continued">The run of values that go on where its ARNPrefix ends; 0 for an ARN.</param>
internal readonly record struct EntryStates(ulong Type, ulong Arn, ulong Continued);
