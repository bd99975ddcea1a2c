namespace TrailFilter.Core.Automata;

/// <summary>The names of fields as selectors and records write them.</summary>
internal static class FieldNames
{
    // By ProgramField.
    private static readonly string[] s_names =
    [
        "eventCategory", "eventSource", "eventName", "eventType", "readOnly", "errorCode", "vpcEndpointId",
        "sessionCredentialFromConsole", "userIdentity.arn", "resources.type", "resources.ARN",
    ];

    internal static int Count => s_names.Length;

    /// <summary>The name, which is also the field's path in a record except for the two of <c>resources</c>.</summary>
    internal static string NameOf(ProgramField field) => s_names[(int)field];

    internal static bool TryGet(string name, out ProgramField field)
    {
        int index = Array.IndexOf(s_names, name);
        field = (ProgramField)index;
        return index >= 0;
    }

    internal static bool IsOfResources(ProgramField field) => field >= ProgramField.ResourceType;
}
