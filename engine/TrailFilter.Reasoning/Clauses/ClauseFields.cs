namespace TrailFilter.Reasoning.Clauses;

/// <summary>Names of fields as selectors write them, and what values they can have.</summary>
internal static class ClauseFields
{
    // By ClauseField.
    private static readonly string[] s_names =
    [
        "eventCategory", "eventSource", "eventName", "eventType", "readOnly", "errorCode", "vpcEndpointId",
        "sessionCredentialFromConsole", "userIdentity.arn", "resources.type", "resources.ARN",
    ];

    public static int Count => s_names.Length;

    public static string NameOf(ClauseField field) => s_names[(int)field];

    public static bool TryGet(string name, out ClauseField field)
    {
        int index = Array.IndexOf(s_names, name);
        field = (ClauseField)index;
        return index >= 0;
    }

    public static bool IsOfEntry(ClauseField field) => field >= ClauseField.ResourceType;

    /// <summary>
    /// Whether the field can be missing where a clause looks at it. Every governed record has a category (R3), and an entry without
    /// a type passes no clause that looks at entries (R9), so it is never the one to look for.
    /// </summary>
    public static bool MayBeMissing(ClauseField field) => field is not (ClauseField.Category or ClauseField.ResourceType);
}
