namespace TrailFilter.Reasoning;

/// <summary>How the sets of records that two trails log lie to each other, over all records that could ever be written.</summary>
public enum SelectorRelation
{
    /// <summary>Both log the same records.</summary>
    Equal,

    /// <summary>The first logs part of what the second logs: A ⊂ B. Also when A logs nothing and B something.</summary>
    FirstInSecond,

    /// <summary>The second logs part of what the first logs: B ⊂ A. Also when B logs nothing and A something.</summary>
    SecondInFirst,

    /// <summary>Both log something, and no record is logged by both.</summary>
    Disjoint,

    /// <summary>Some records are logged by both, some by the first only, some by the second only.</summary>
    Overlapping,
}
