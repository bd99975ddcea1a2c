namespace TrailFilter.Reasoning;

/// <summary>Why a selector does not log a record: the first condition that fails.</summary>
/// <param name="Selector">The selector's place in its trail: the basic ones first, then the advanced ones.</param>
/// <param name="Field">The field that fails, by the name selectors use.</param>
/// <param name="Value">What the record holds there, or <see langword="null"/> when it lacks the field.</param>
/// <param name="Condition">
/// What the selector has there, in words: <c>Equals "PutObject" or "DeleteObject"</c>, <c>NotStartsWith "arn:…"</c> (the value that
/// hits). Long values and long lists are cut.
/// </param>
/// <param name="FailingFields">How many fields of the selector fail, at least 1. The fewer, the nearer it is to logging the record.</param>
public sealed record SelectorMiss(int Selector, string Field, string? Value, string Condition, int FailingFields);
