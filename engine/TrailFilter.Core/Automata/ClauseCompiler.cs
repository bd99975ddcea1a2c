using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Automata;

/// <summary>
/// Flattens selectors into clauses, all of one form: a record passes a clause when it passes it in every field. An advanced
/// selector is one clause; a basic one is a clause for management events and one for each of its data resources.
/// </summary>
internal sealed class ClauseCompiler
{
    private readonly FieldConditions[] _fields = new FieldConditions[FieldNames.Count];
    private readonly List<int> _selectors = [];

    internal ClauseCompiler()
    {
        for (int field = 0; field < _fields.Length; field++)
        {
            _fields[field] = new FieldConditions();
        }
    }

    /// <summary>The selector of each column, by its global index.</summary>
    internal IReadOnlyList<int> SelectorOfColumn => _selectors;

    /// <summary>Columns that are clauses; the others belong to a clause as its second SELECT of a field.</summary>
    internal List<int> Clauses { get; } = [];

    /// <summary>Clauses that need an entry of <c>resources</c>.</summary>
    internal List<int> ResourceClauses { get; } = [];

    /// <summary>Clauses of basic selectors for write events alone.</summary>
    internal List<int> WriteOnlyClauses { get; } = [];

    internal FieldConditions this[ProgramField field] => _fields[(int)field];

    internal void Add(int selector, EventSelector basic)
    {
        if (basic.IncludeManagementEvents)
        {
            int clause = AddClause(selector, "Management", basic.ReadWriteType);
            foreach (string source in OrEmpty(basic.ExcludeManagementEventSources))
            {
                this[ProgramField.EventSource].Add(clause, MarkKind.Deselect, FieldOperator.Equals, source, widens: false);
            }
        }

        foreach (DataResource resource in OrEmpty(basic.DataResources))
        {
            ImmutableArray<string> values = OrEmpty(resource.Values);
            if (values.IsEmpty)
            {
                continue;
            }

            int clause = AddClause(selector, "Data", basic.ReadWriteType);
            ResourceClauses.Add(clause);
            Select(clause, ProgramField.ResourceType, FieldOperator.Equals, resource.Type, widens: false);
            if (values.Any(value => BasicDataValues.IsAll(resource.Type, value)))
            {
                continue;
            }

            foreach (string value in values)
            {
                AddArn(clause, value, resource.Type);
            }
        }
    }

    internal void Add(int selector, AdvancedEventSelector advanced)
    {
        ImmutableArray<FieldSelector> fieldSelectors = OrEmpty(advanced.FieldSelectors);
        bool possible = true;
        foreach (FieldSelector fieldSelector in fieldSelectors)
        {
            // No record has an unknown field, so SELECT never hits it and DESELECT never does either.
            possible &= FieldNames.TryGet(fieldSelector.Field, out _) || !HasSelect(fieldSelector);
        }

        if (!possible)
        {
            return;
        }

        int clause = AddClause(selector);
        bool needsResource = false;
        foreach (FieldSelector fieldSelector in fieldSelectors)
        {
            if (FieldNames.TryGet(fieldSelector.Field, out ProgramField field))
            {
                Add(selector, clause, field, fieldSelector);
                needsResource |= FieldNames.IsOfResources(field);
            }
        }

        if (needsResource)
        {
            ResourceClauses.Add(clause);
        }
    }

    private void Add(int selector, int clause, ProgramField field, FieldSelector fieldSelector)
    {
        FieldConditions conditions = this[field];
        int selectColumn = clause;
        if (HasSelect(fieldSelector))
        {
            if (conditions.Needs(clause))
            {
                selectColumn = AddColumn(selector);
                conditions.NeedSecond(clause, selectColumn);
            }
            else
            {
                conditions.Need(clause);
            }
        }

        bool widens = field == ProgramField.ResourceArn;
        foreach (FieldCondition condition in OrEmpty(fieldSelector.Conditions))
        {
            (MarkKind kind, FieldOperator comparison) = Meaning(condition.Operator);
            foreach (string value in OrEmpty(condition.Values))
            {
                conditions.Add(kind == MarkKind.Select ? selectColumn : clause, kind, comparison, value, widens);
            }
        }
    }

    /// <summary>
    /// A value of a basic selector's data resource. Whether it takes a table's indexes and a function's versions too is one of
    /// the doubts of ruling R16.
    /// </summary>
    private void AddArn(int clause, string value, string type)
    {
        if (BasicDataValues.ArePrefixes(type))
        {
            Select(clause, ProgramField.ResourceArn, FieldOperator.StartsWith, value, widens: true);
            return;
        }

        Select(clause, ProgramField.ResourceArn, FieldOperator.Equals, value, widens: false);
        if (!BasicDataValues.MayHaveParts(type))
        {
            return;
        }

        FieldConditions arns = this[ProgramField.ResourceArn];
        arns.Add(clause, MarkKind.Optimistic, FieldOperator.StartsWith, value + "/", widens: false);
        arns.Add(clause, MarkKind.Optimistic, FieldOperator.StartsWith, value + ":", widens: false);
    }

    private void Select(int clause, ProgramField field, FieldOperator comparison, string value, bool widens)
    {
        this[field].Need(clause);
        this[field].Add(clause, MarkKind.Select, comparison, value, widens);
    }

    /// <summary>A clause of a basic selector.</summary>
    private int AddClause(int selector, string category, ReadWriteType readWriteType)
    {
        int clause = AddClause(selector);
        Select(clause, ProgramField.EventCategory, FieldOperator.Equals, category, widens: false);
        if (readWriteType == ReadWriteType.ReadOnly)
        {
            Select(clause, ProgramField.ReadOnly, FieldOperator.Equals, "true", widens: false);
        }
        else if (readWriteType == ReadWriteType.WriteOnly)
        {
            WriteOnlyClauses.Add(clause);
            this[ProgramField.ReadOnly].Add(clause, MarkKind.Deselect, FieldOperator.Equals, "true", widens: false);
        }

        return clause;
    }

    private int AddClause(int selector)
    {
        int clause = AddColumn(selector);
        Clauses.Add(clause);
        return clause;
    }

    private int AddColumn(int selector)
    {
        _selectors.Add(selector);
        return _selectors.Count - 1;
    }

    private static bool HasSelect(FieldSelector fieldSelector) => OrEmpty(fieldSelector.Conditions)
        .Any(static condition => Meaning(condition.Operator).Kind == MarkKind.Select && !condition.Values.IsDefaultOrEmpty);

    private static (MarkKind Kind, FieldOperator Comparison) Meaning(FieldOperator fieldOperator) => fieldOperator switch
    {
        FieldOperator.NotEquals => (MarkKind.Deselect, FieldOperator.Equals),
        FieldOperator.NotStartsWith => (MarkKind.Deselect, FieldOperator.StartsWith),
        FieldOperator.NotEndsWith => (MarkKind.Deselect, FieldOperator.EndsWith),
        _ => (MarkKind.Select, fieldOperator),
    };

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> values) => values.IsDefault ? [] : values;
}
