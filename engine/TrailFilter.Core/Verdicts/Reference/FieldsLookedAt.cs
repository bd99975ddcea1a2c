using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>
/// Which fields of a record a set of trails compares with something. Only in those does a string that is no text make the record
/// unreadable; nobody reads the others.
/// </summary>
internal sealed class FieldsLookedAt
{
    private const string Resources = "resources";

    /// <summary>R3: what tells the category of a record that does not state it, and that it is a record.</summary>
    private static readonly string[] s_withoutCategory =
        ["eventVersion", "managementEvent", "eventType", "eventSource", "eventName", Resources];

    private static readonly string[] s_selectorFields =
    [
        "eventCategory", "eventSource", "eventName", "eventType", "readOnly", "errorCode", "vpcEndpointId",
        "sessionCredentialFromConsole", "userIdentity.arn", "resources.type", "resources.ARN",
    ];

    private readonly ImmutableArray<string> _always;
    private readonly ImmutableArray<string> _withoutCategory;

    /// <summary>Collects the fields.</summary>
    /// <param name="trails">The trails that decide.</param>
    internal FieldsLookedAt(ImmutableArray<Trail> trails)
    {
        IEnumerable<string> bySelectors =
        [
            .. trails.SelectMany(trail => trail.Selectors.EventSelectors).SelectMany(OfBasic),
            .. trails.SelectMany(trail => trail.Selectors.AdvancedEventSelectors).SelectMany(OfAdvanced),
        ];
        _always = [.. bySelectors.Append("eventCategory").Distinct()];
        _withoutCategory = [.. _always.Union(s_withoutCategory)];
    }

    /// <summary>Whether a field that is looked at holds a string that is no text.</summary>
    internal bool MakeUnreadable(RecordReading record)
    {
        ImmutableArray<string> fields = record.CategoryIsInferred ? _withoutCategory : _always;
        return fields.Any(record.IsUnreadable)
            || (fields.Contains(Resources) && record.Resources.Any(entry => entry.IsUnreadable));
    }

    private static IEnumerable<string> OfBasic(EventSelector selector)
    {
        bool takesData = selector.DataResources.Any(resource => !resource.Values.IsEmpty);
        if (takesData)
        {
            yield return Resources;
        }

        if (selector.ReadWriteType != ReadWriteType.All && (takesData || selector.IncludeManagementEvents))
        {
            yield return "readOnly";
        }

        if (selector.IncludeManagementEvents && !selector.ExcludeManagementEventSources.IsEmpty)
        {
            yield return "eventSource";
        }
    }

    private static IEnumerable<string> OfAdvanced(AdvancedEventSelector selector)
    {
        // A SELECT value for a field that no record has: nothing can pass, so nothing is compared.
        if (selector.FieldSelectors.Any(fieldSelector =>
            !s_selectorFields.Contains(fieldSelector.Field) && !FieldSelectorRulings.SelectPasses(fieldSelector, null)))
        {
            return [];
        }

        // R9: resources.type and resources.ARN ask for an entry even when they compare it with nothing.
        return
            from fieldSelector in selector.FieldSelectors
            let isOfEntry = fieldSelector.Field is "resources.type" or "resources.ARN"
            where isOfEntry
                || (s_selectorFields.Contains(fieldSelector.Field)
                    && fieldSelector.Conditions.Any(condition => !condition.Values.IsEmpty))
            select isOfEntry ? Resources : fieldSelector.Field;
    }
}
