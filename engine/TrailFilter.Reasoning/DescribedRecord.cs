using System.Collections.Immutable;
using TrailFilter.Reasoning.Clauses;
using TrailFilter.Reasoning.Witnesses;

namespace TrailFilter.Reasoning;

/// <summary>A complete record made of what somebody says about an event.</summary>
/// <param name="Record">The record as CloudTrail writes it, UTF-8 on one line.</param>
/// <param name="Assumptions">
/// What was not said and selectors could see, as sentences: the caller who shows a verdict about the record shows them too.
/// </param>
public sealed record DescribedRecord(ReadOnlyMemory<byte> Record, ImmutableArray<string> Assumptions)
{
    private const string Data = "Data";

    /// <summary>Makes the record.</summary>
    /// <param name="described">The event.</param>
    public static DescribedRecord Of(DescribedEvent described)
    {
        ArgumentNullException.ThrowIfNull(described);
        var assumptions = ImmutableArray.CreateBuilder<string>();
        string? type = TypeOf(described, assumptions);
        var point = new RecordPoint
        {
            HasEntry = type is not null || described.ResourceArn is not null,
            [ClauseField.ResourceType] = type,
            [ClauseField.ResourceArn] = described.ResourceArn,
            [ClauseField.EventSource] = described.EventSource,
            [ClauseField.EventName] = described.EventName,
            [ClauseField.ErrorCode] = described.ErrorCode,
            [ClauseField.SessionCredentialFromConsole] = described.FromConsole ? "true" : null,
        };
        point[ClauseField.Category] = CategoryOf(described, type, assumptions);
        point[ClauseField.EventType] = described.EventType ?? Usual(ClauseField.EventType);
        point[ClauseField.VpcEndpointId] = described.VpcEndpointId ?? Usual(ClauseField.VpcEndpointId);
        point[ClauseField.ReadOnly] = described.ReadOnly switch
        {
            true => "true",
            false => "false",
            null => Assumed("readOnly", Usual(ClauseField.ReadOnly)),
        };
        point[ClauseField.CallerArn] = described.CallerArn ?? Assumed(
            "userIdentity.arn", UsualIdentity.SessionOf(described.Account ?? WitnessRecord.AccountOf(described.ResourceArn)));
        return new DescribedRecord(
            WitnessRecord.Write(point, described.Account, described.Region), assumptions.DrainToImmutable());

        string? Usual(ClauseField field) => PlausibleValues.Natural(field, point).First();

        string? Assumed(string field, string? value)
        {
            assumptions.Add(value is null ? $"{field} is left out." : $"{field} is taken to be {value}.");
            return value;
        }
    }

    private static string? TypeOf(DescribedEvent described, ImmutableArray<string>.Builder assumptions)
    {
        if (described.ResourceType is { } given)
        {
            return given;
        }

        if (described.ResourceArn is not { } arn)
        {
            string? called = described.Category is null or Data ? DataTypeOf(described) : null;
            if (called is not null)
            {
                assumptions.Add($"The resource is taken to be of type {called}; it has no ARN, because none was given.");
            }

            return called;
        }

        string? named = ArnTypes.TypeOf(arn);
        assumptions.Add(named is not null
            ? $"The type of the resource is taken to be {named}, as its ARN says."
            : "The ARN does not say of what type the resource is, so its entry has none and passes no selector that asks for one.");
        return named;
    }

    private static string CategoryOf(DescribedEvent described, string? type, ImmutableArray<string>.Builder assumptions)
    {
        if (described.Category is { } given)
        {
            return given;
        }

        // A call that works on what is in a resource is a data event; the same service's other calls name resources too, but only data
        // events name objects (R3).
        bool isData = described.ResourceType is not null || type == "AWS::S3::Object" || (type is not null && type == DataTypeOf(described));
        string category = isData ? Data : "Management";
        assumptions.Add($"eventCategory is taken to be {category}.");
        return category;
    }

    /// <summary>The type of the resources that a call known as a data event works on.</summary>
    private static string? DataTypeOf(DescribedEvent described) => UsualCall.All.FirstOrDefault(call =>
        call.ResourceType is not null && call.EventSource == described.EventSource
        && (call.Reads.Contains(described.EventName) || call.Writes.Contains(described.EventName)))?.ResourceType;
}
