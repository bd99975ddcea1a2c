using System.Collections.Immutable;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Classes;

/// <summary>
/// What CloudTrail usually writes into fields. It decides nothing; of several records that prove the same, the more usual one is shown.
/// </summary>
internal static class UsualValues
{
    /// <summary>Values that are told apart from all others even where no selector names them.</summary>
    public static ImmutableArray<string> Of(ClauseField field) => field switch
    {
        ClauseField.Category => ["Management", "Data", "NetworkActivity"],
        ClauseField.ReadOnly => ["true", "false"],
        ClauseField.EventType => ["AwsApiCall", "AwsServiceEvent", "AwsVpceEvent"],
        ClauseField.SessionCredentialFromConsole => ["true"],
        ClauseField.ErrorCode => ["AccessDenied", "VpceAccessDenied"],
        _ => [],
    };

    /// <summary>Whether records without the field are nothing unusual.</summary>
    public static bool MissingIsUsual(ClauseField field) =>
        field is ClauseField.ErrorCode or ClauseField.SessionCredentialFromConsole or ClauseField.VpcEndpointId;

    /// <summary>Whether a value that some selector names, or that is listed above, is nothing unusual.</summary>
    public static bool IsUsual(ClauseField field, string value) => field switch
    {
        ClauseField.ReadOnly => value is "true" or "false",
        ClauseField.SessionCredentialFromConsole => value == "true",
        _ => value.Length > 0,
    };

    /// <summary>Whether the field holds words of people's own choice; of the others only known words are usual.</summary>
    public static bool IsOpen(ClauseField field) => field is not (
        ClauseField.Category or ClauseField.ReadOnly or ClauseField.EventType or ClauseField.SessionCredentialFromConsole);
}
