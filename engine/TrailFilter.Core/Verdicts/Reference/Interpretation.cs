namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>
/// How resource conditions are read where the documentation leaves room (R16). The verdict is always the literal one; a record
/// is ambiguous when the two others disagree. Whatever passes pessimistically passes literally, and whatever passes literally
/// passes optimistically.
/// </summary>
internal enum Interpretation
{
    /// <summary>R9 and R14 as they stand.</summary>
    Literal,

    /// <summary>
    /// No entry of the selected type may hit a DESELECT value, and an ARNPrefix hits every DESELECT value it could grow into.
    /// </summary>
    Pessimistic,

    /// <summary>
    /// An ARNPrefix hits every SELECT value it could grow into, and a basic Lambda or DynamoDB value also fits what lies below it.
    /// </summary>
    Optimistic,
}
