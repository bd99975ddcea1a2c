namespace TrailFilter.Core.Verdicts;

/// <summary>An entry of <c>resources</c> as the automata see it: all a decision depends on.</summary>
/// <param name="Type">The state of its type.</param>
/// <param name="Arn">The state of its ARN.</param>
/// <param name="Continued">The run of values that go on where its ARNPrefix ends; 0 for an ARN.</param>
internal readonly record struct EntryStates(ulong Type, ulong Arn, ulong Continued)
{
    /// <summary>Words it takes in a memo key.</summary>
    internal const int Words = 3;

    internal static EntryStates Read(ReadOnlySpan<ulong> key) => new(key[0], key[1], key[2]);

    internal void Write(Span<ulong> key)
    {
        key[0] = Type;
        key[1] = Arn;
        key[2] = Continued;
    }
}
