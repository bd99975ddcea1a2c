using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Automata;

/// <content>
/// Most clauses are out as soon as the category is known, and with them the fields they ask about. That is worked out here, once.
/// </content>
public sealed partial class SelectorProgram
{
    // From a record's end to its beginning, as CloudTrail writes them; those that many records lack come last, because to know
    // that a field is not there takes the whole record.
    private static readonly ProgramField[] s_askingOrder =
    [
        ProgramField.EventCategory, ProgramField.EventType, ProgramField.ReadOnly, ProgramField.EventName, ProgramField.EventSource,
        ProgramField.CallerArn, ProgramField.ErrorCode, ProgramField.VpcEndpointId, ProgramField.SessionCredentialFromConsole,
    ];

    /// <summary>The plan for <c>Management</c>.</summary>
    internal CategoryPlan ManagementPlan { get; private set; } = null!;

    /// <summary>The plan for <c>Data</c>.</summary>
    internal CategoryPlan DataPlan { get; private set; } = null!;

    /// <summary>The plan for <c>NetworkActivity</c>.</summary>
    internal CategoryPlan NetworkActivityPlan { get; private set; } = null!;

    /// <summary>
    /// The plan for any other <c>eventCategory</c>, which event data stores alone govern; the category itself is one of its
    /// fields.
    /// </summary>
    internal CategoryPlan OtherPlan { get; private set; } = null!;

    private void PlanCategories(ulong[] clauses)
    {
        bool any = !Trails.IsEmpty;
        ManagementPlan = Plan(0, any, ClausesOf(clauses, "Management"u8), withCategory: false);
        DataPlan = Plan(1, any, ClausesOf(clauses, "Data"u8), withCategory: false);
        NetworkActivityPlan = Plan(2, any, ClausesOf(clauses, "NetworkActivity"u8), withCategory: false);

        ulong[] ofStores = (ulong[])clauses.Clone();
        for (int column = 0; column < _selectorOfColumn.Length; column++)
        {
            if (Trails[_trailOfSelector[_selectorOfColumn[column]]].Kind != TrailKind.EventDataStore)
            {
                BitSet.Remove(ofStores, column);
            }
        }

        bool anyStore = Trails.Any(static trail => trail.Kind == TrailKind.EventDataStore);
        OtherPlan = Plan(3, anyStore, ofStores, withCategory: true);
    }

    private ulong[] ClausesOf(ulong[] clauses, ReadOnlySpan<byte> category)
    {
        ulong[] left = (ulong[])clauses.Clone();
        FieldAutomaton? automaton = AutomatonOf(ProgramField.EventCategory);
        automaton?.Filter(automaton.Walk(category), left, new ulong[left.Length]);
        return left;
    }

    private CategoryPlan Plan(int number, bool isGoverned, ulong[] clauses, bool withCategory)
    {
        var fields = new List<PlannedField>();
        foreach (ProgramField field in s_askingOrder)
        {
            if ((withCategory || field != ProgramField.EventCategory)
                && AsksAbout(field, clauses))
            {
                fields.Add(new PlannedField(FieldPaths.IndexOf(FieldNames.NameOf(field)), AutomatonOf(field)!));
            }
        }

        ulong[] typeless = new ulong[clauses.Length];
        ReadOnlySpan<ulong> typed = AutomatonOf(ProgramField.ResourceType) is { } types ? types.Needed : default;
        for (int word = 0; word < typeless.Length; word++)
        {
            typeless[word] = clauses[word] & _resourceClauses[word] & (typed.IsEmpty ? ulong.MaxValue : ~typed[word]);
        }

        return new CategoryPlan
        {
            Number = number,
            IsGoverned = isGoverned,
            Clauses = clauses,
            HasClauses = !BitSet.IsEmpty(clauses),
            Fields = [.. fields],
            ReadsResources = BitSet.Overlap(clauses, _resourceClauses),
            ReadsArns = AsksAbout(ProgramField.ResourceArn, clauses),
            TakesAnyType = !BitSet.IsEmpty(typeless),
        };
    }

    private bool AsksAbout(ProgramField field, ulong[] clauses)
        => AutomatonOf(field) is { } automaton && BitSet.Overlap(clauses, automaton.Conditioned);
}
