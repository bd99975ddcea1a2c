using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Clauses;

/// <summary>What a clause asks of one field (R7, R8): some SELECT value hits, if there is any, and no DESELECT value does.</summary>
internal sealed record FieldTest(ClauseField Field, ImmutableArray<TestValue> Select, ImmutableArray<TestValue> Deselect)
{
    /// <summary>The test of an advanced field selector, its operators pooled.</summary>
    public static FieldTest Of(ClauseField field, FieldSelector selector)
    {
        var select = ImmutableArray.CreateBuilder<TestValue>();
        var deselect = ImmutableArray.CreateBuilder<TestValue>();
        foreach (FieldCondition condition in selector.Conditions)
        {
            (bool isSelect, Comparison comparison) = Meaning(condition.Operator);
            foreach (string value in condition.Values)
            {
                (isSelect ? select : deselect).Add(new TestValue(comparison, value));
            }
        }

        return new FieldTest(field, select.ToImmutable(), deselect.ToImmutable());
    }

    /// <summary>The test that the field is exactly one of some values.</summary>
    public static FieldTest OneOf(ClauseField field, params ReadOnlySpan<string> values)
    {
        var select = ImmutableArray.CreateBuilder<TestValue>(values.Length);
        foreach (string value in values)
        {
            select.Add(new TestValue(Comparison.Whole, value));
        }

        return new FieldTest(field, select.ToImmutable(), []);
    }

    /// <summary>The test that the field is none of some values.</summary>
    public static FieldTest NoneOf(ClauseField field, params ReadOnlySpan<string> values) =>
        new(field, [], OneOf(field, values).Select);

    /// <summary>Whether an operator selects, and how it compares.</summary>
    public static (bool IsSelect, Comparison Comparison) Meaning(FieldOperator fieldOperator) => fieldOperator switch
    {
        FieldOperator.Equals => (true, Comparison.Whole),
        FieldOperator.StartsWith => (true, Comparison.Prefix),
        FieldOperator.EndsWith => (true, Comparison.Suffix),
        FieldOperator.NotEquals => (false, Comparison.Whole),
        FieldOperator.NotStartsWith => (false, Comparison.Prefix),
        FieldOperator.NotEndsWith => (false, Comparison.Suffix),
        _ => throw new ArgumentOutOfRangeException(nameof(fieldOperator), fieldOperator, "No such operator."),
    };

    public bool Passes(string? value) => SelectPasses(value) && !DeselectHits(value);

    public bool SelectPasses(string? value)
    {
        if (Select.IsEmpty)
        {
            return true;
        }

        foreach (TestValue given in Select)
        {
            if (given.Hits(value))
            {
                return true;
            }
        }

        return false;
    }

    private bool DeselectHits(string? value)
    {
        foreach (TestValue given in Deselect)
        {
            if (given.Hits(value))
            {
                return true;
            }
        }

        return false;
    }
}
