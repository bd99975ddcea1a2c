using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>Rulings R11 to R14 and R16: one basic selector against one governed record.</summary>
internal static class BasicSelectorRulings
{
    internal const string S3Object = "AWS::S3::Object";
    private const string LambdaFunction = "AWS::Lambda::Function";
    private const string DynamoDBTable = "AWS::DynamoDB::Table";

    /// <summary>Whether the record passes.</summary>
    /// <param name="selector">The selector, with the defaults of R11 filled in.</param>
    /// <param name="record">The record.</param>
    /// <param name="category">The record's category (R3); the trail governs it.</param>
    /// <param name="interpretation">How resource conditions are read.</param>
    internal static bool Passes(EventSelector selector, RecordReading record, string category, Interpretation interpretation) =>
        ReadWriteTypeFits(selector.ReadWriteType, record.TextOf("readOnly")) && category switch
        {
            // R13.
            "Management" => selector.IncludeManagementEvents
                && !selector.ExcludeManagementEventSources.Any(source => source == record.TextOf("eventSource")),

            // R14.
            "Data" => selector.DataResources.Any(asked => record.Resources.Any(entry =>
                entry.Type == asked.Type && Fits(asked, entry, interpretation))),

            // R13: NetworkActivity never; nor what only an event data store can hold.
            _ => false,
        };

    /// <summary>R12.</summary>
    internal static bool ReadWriteTypeFits(ReadWriteType wanted, string? readOnly) => wanted switch
    {
        ReadWriteType.All => true,
        ReadWriteType.ReadOnly => readOnly == "true",
        ReadWriteType.WriteOnly => readOnly != "true",
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "No such ReadWriteType."),
    };

    /// <summary>R14: whether some value of a DataResource fits an entry of its type.</summary>
    internal static bool Fits(DataResource asked, ResourceReading entry, Interpretation interpretation) =>
        asked.Values.Any(value => Fits(asked.Type, value, entry, interpretation));

    /// <summary>R14: whether a value fits an entry of its DataResource's type.</summary>
    private static bool Fits(string type, string value, ResourceReading entry, Interpretation interpretation)
    {
        // R14: every entry of the type, with or without ARN.
        if (MeansEveryResource(type, value))
        {
            return true;
        }

        if (entry.Arn is null)
        {
            return false;
        }

        bool optimistic = interpretation == Interpretation.Optimistic;
        return type switch
        {
            // R14: a plain prefix. R16 (b): or an ARNPrefix that could grow into it.
            S3Object => entry.Arn.StartsWith(value, StringComparison.Ordinal)
                || (optimistic && entry.ArnIsPrefix && FieldSelectorRulings.IsProperPrefix(entry.Arn, value)),

            // R14: exactly the ARN. R16 (c): or the ARN up to a following / or :.
            LambdaFunction or DynamoDBTable => entry.Arn == value
                || (optimistic && (entry.Arn.StartsWith(value + "/", StringComparison.Ordinal)
                    || entry.Arn.StartsWith(value + ":", StringComparison.Ordinal))),

            // A type that PutEventSelectors refuses.
            _ => entry.Arn == value,
        };
    }

    /// <summary>R14: the forms that mean every resource of their own type, in any partition.</summary>
    private static bool MeansEveryResource(string type, string value)
    {
        string[] parts = value.Split(':');
        if (parts.Length < 3 || parts[0] != "arn" || parts[1].Length == 0)
        {
            return false;
        }

        string afterPartition = string.Join(':', parts[2..]);
        return (type, afterPartition) is (S3Object, "s3" or "s3:::") or (LambdaFunction, "lambda") or (DynamoDBTable, "dynamodb");
    }
}
