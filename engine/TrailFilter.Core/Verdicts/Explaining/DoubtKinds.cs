namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>Why a selector could be read to decide otherwise (ruling R16).</summary>
[Flags]
public enum DoubtKinds
{
    /// <summary>It could not.</summary>
    None = 0,

    /// <summary>R16 (a): one of several entries of the selected type is deselected, and another one is not.</summary>
    SeveralEntries = 1,

    /// <summary>R16 (b): the entry's <c>ARNPrefix</c> may stand for ARNs that a value of the selector hits.</summary>
    ArnPrefix = 2,

    /// <summary>R16 (c): a basic selector's value is the ARN up to a following <c>/</c> or <c>:</c>.</summary>
    ContinuedArn = 4,
}
