namespace TrailFilter.Core.Selectors.Validation;

/// <summary>
/// What AWS answers, word for word, as recorded from real deployments (InvalidEventSelectorsException and
/// InvalidTrailNameException). Texts nobody recorded are our own and stand with the rules. Where a text was recorded for
/// some keys or fields only, it is used for their sisters too.
/// </summary>
internal static class AwsMessages
{
    internal const string BothKinds =
        "You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.";

    internal const string SelectsNothing =
        "Invalid combination of parameters in EventSelectors. " +
        "When includeManagementEvents is false, DataResources must not be empty.";

    internal const string DuplicateField =
        "A duplicate event selector was found for at least one field. Only one selector is allowed per field.";

    internal const string NameLikeAddress = "Trail names must not be formatted as an IP address.";

    internal const string NameHasAdjacent =
        "Trail name or ARN cannot have adjacent periods (.), hyphens (-), or underscores (_)";

    /// <summary>AWS's number is 250 and stands in the rule set.</summary>
    internal static string TooManyDataResources(int max) =>
        $"Specify a valid number of DataResources.Values (0 to {max}) for all your selectors";

    /// <summary>AWS's number is 500 and stands in the rule set.</summary>
    internal static string TooManyFilters(int max) =>
        $"There are too many filters applied. The maximum allowed number of filters is {max}.";

    /// <summary>Recorded for <c>DataResources.Values</c> and <c>DataResources.Type</c>.</summary>
    internal static string InvalidValueFor(string value, string key) => $"Value {value} for {key} is invalid.";

    internal static string RequiredFields(string fields) => $"The following fields are required: [{fields}].";

    internal static string RequiredSelectors(string category, string fields) =>
        $"The following selectors are required when the eventCategory field value equals {category}: [{fields}].";

    /// <summary>Recorded for <c>eventCategory</c>.</summary>
    internal static string ValidOperators(string field, string operators) =>
        $"Only the following operators are valid with the {field} field: [{operators}].";

    /// <summary>Recorded for <c>eventCategory</c>, <c>errorCode</c> and <c>resources.type</c>.</summary>
    internal static string InvalidFieldValue(string field) => $"The {field} field value is not valid.";

    internal static string FieldNotAllowed(string category, string field) =>
        $"The following field is not allowed when the eventCategory field value equals {category}: {field}.";
}
