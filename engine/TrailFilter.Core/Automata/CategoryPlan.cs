namespace TrailFilter.Core.Automata;

/// <summary>What has to be looked at to decide a record of one category, prepared once. Immutable.</summary>
internal sealed class CategoryPlan
{
    /// <summary>Tells the plans of one program apart, from 0 to 3.</summary>
    internal required int Number { get; init; }

    /// <summary>Whether any trail governs records of this category.</summary>
    internal required bool IsGoverned { get; init; }

    /// <summary>Clauses that can pass.</summary>
    internal required ulong[] Clauses { get; init; }

    /// <summary>Whether there is any such clause.</summary>
    internal required bool HasClauses { get; init; }

    /// <summary>The fields they ask about, those of <c>resources</c> apart, in the order in which they are best asked for.</summary>
    internal required PlannedField[] Fields { get; init; }

    /// <summary>Whether some of them need an entry of <c>resources</c>.</summary>
    internal required bool ReadsResources { get; init; }

    /// <summary>Whether some of them ask about <c>resources.ARN</c>.</summary>
    internal required bool ReadsArns { get; init; }

    /// <summary>
    /// Whether some of them take an entry of a type that no value mentions; otherwise such entries need not be looked at further.
    /// </summary>
    internal required bool TakesAnyType { get; init; }
}
