using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Kinds;

/// <summary>
/// Basic selectors as advanced ones: one for management events and one for each data resource (R11 to R14).
/// </summary>
/// <remarks>
/// Only WriteOnly has no counterpart: it keeps records whose readOnly is not true, those without readOnly too (R12), and AWS allows
/// readOnly no operator but Equals, which never passes a missing field (R8). It can be said all the same where the read events of the
/// same kind are logged by another selector: then readOnly need not be asked for at all.
/// </remarks>
internal static class AdvancedForm
{
    private const string ReadOnly = "readOnly";

    public static KindConversion Of(Trail trail)
    {
        var made = new List<(AdvancedEventSelector Selector, int Source, bool IsWriteOnly)>();
        for (int source = 0; source < trail.Selectors.EventSelectors.Length; source++)
        {
            EventSelector basic = trail.Selectors.EventSelectors[source];
            made.AddRange(Of(basic).Select(one => (one, source, basic.ReadWriteType == ReadWriteType.WriteOnly)));
        }

        var obstacles = ImmutableArray.CreateBuilder<string>();
        var widened = new List<AdvancedEventSelector>();
        for (int index = 0; index < made.Count; index++)
        {
            (AdvancedEventSelector selector, int source, bool isWriteOnly) = made[index];
            if (!isWriteOnly)
            {
                continue;
            }

            var wider = new AdvancedEventSelector(
                selector.Name, [.. selector.FieldSelectors.Where(static field => field.Field != ReadOnly)]);
            Trail alone = trail with { Selectors = trail.Selectors with { EventSelectors = [], AdvancedEventSelectors = [wider] } };
            if (TrailComparer.Compare(alone, trail).OnlyFirst is null)
            {
                made[index] = (wider, source, false);
                widened.Add(wider);
            }
            else
            {
                obstacles.Add(
                    $"EventSelectors[{source}] has ReadWriteType WriteOnly, which keeps records without readOnly too; an advanced "
                    + "selector can only ask for readOnly Equals false, which leaves them out.");
            }
        }

        // The read events that were logged by a selector of their own are logged by the wider one.
        foreach (AdvancedEventSelector wide in widened)
        {
            // Of two that became the same, one stays.
            if (!made.Exists(one => ReferenceEquals(one.Selector, wide)))
            {
                continue;
            }

            made.RemoveAll(one => !ReferenceEquals(one.Selector, wide) && IsWithin(one.Selector, wide, trail));
        }

        SelectorSet selectors = trail.Selectors with
        {
            EventSelectors = [],
            AdvancedEventSelectors = [.. made.Select(static one => one.Selector)],
        };
        if (made.Count == 0)
        {
            obstacles.Add("The selectors log nothing; a list of advanced selectors must hold one that logs something.");
        }

        return new KindConversion(selectors, [.. obstacles.Distinct(StringComparer.Ordinal)], []);
    }

    private static bool IsWithin(AdvancedEventSelector selector, AdvancedEventSelector wide, Trail trail)
    {
        Trail Alone(AdvancedEventSelector one) =>
            trail with { Selectors = trail.Selectors with { EventSelectors = [], AdvancedEventSelectors = [one] } };
        return TrailComparer.Compare(Alone(selector), Alone(wide)).OnlyFirst is null;
    }

    private static IEnumerable<AdvancedEventSelector> Of(EventSelector basic)
    {
        FieldSelector[] readWrite = basic.ReadWriteType switch
        {
            ReadWriteType.ReadOnly => [Equal(ReadOnly, "true")],
            ReadWriteType.WriteOnly => [Equal(ReadOnly, "false")],
            _ => [],
        };
        if (basic.IncludeManagementEvents)
        {
            ImmutableArray<string> excluded = basic.ExcludeManagementEventSources;
            FieldSelector[] sources =
                excluded.IsEmpty ? [] : [new FieldSelector("eventSource", [new FieldCondition(FieldOperator.NotEquals, excluded)])];
            yield return new AdvancedEventSelector(null, [Equal("eventCategory", "Management"), .. readWrite, .. sources]);
        }

        foreach (DataResource resource in basic.DataResources.Where(static resource => !resource.Values.IsEmpty))
        {
            FieldOperator compared = ClauseExpansion.IsByPrefix(resource.Type) ? FieldOperator.StartsWith : FieldOperator.Equals;
            FieldSelector[] arns = resource.Values.Any(value => ClauseExpansion.MeansEveryResource(resource.Type, value))
                ? []
                : [new FieldSelector("resources.ARN", [new FieldCondition(compared, resource.Values)])];
            yield return new AdvancedEventSelector(
                null, [Equal("eventCategory", "Data"), Equal("resources.type", resource.Type), .. readWrite, .. arns]);
        }
    }

    private static FieldSelector Equal(string field, string value) => new(field, [new FieldCondition(FieldOperator.Equals, [value])]);
}
