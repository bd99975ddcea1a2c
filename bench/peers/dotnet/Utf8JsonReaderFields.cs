using System.Text.Json;

namespace TrailFilter.Peers;

/// <summary>
/// Reads every field that event selectors can name from a record with <see cref="Utf8JsonReader"/>, and adds up what it found: the
/// length of each text as it is unescaped, and 1 or 2 for a boolean. The same sum as simdjson's in fields.hpp.
/// </summary>
public static class Utf8JsonReaderFields
{
    /// <summary>The sum over one record.</summary>
    public static long Sum(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        long sum = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsText(ref reader))
            {
                reader.Read();
                sum += Length(ref reader);
            }
            else if (reader.ValueTextEquals("readOnly"u8))
            {
                reader.Read();
                sum += reader.TokenType == JsonTokenType.True ? 2 : reader.TokenType == JsonTokenType.False ? 1 : 0;
            }
            else if (reader.ValueTextEquals("userIdentity"u8))
            {
                reader.Read();
                sum += reader.TokenType == JsonTokenType.StartObject ? SumOfCaller(ref reader) : 0;
            }
            else if (reader.ValueTextEquals("resources"u8))
            {
                reader.Read();
                sum += reader.TokenType == JsonTokenType.StartArray ? SumOfResources(ref reader) : 0;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return sum;
    }

    private static bool IsText(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("eventName"u8) || reader.ValueTextEquals("eventSource"u8) || reader.ValueTextEquals("eventType"u8)
        || reader.ValueTextEquals("eventCategory"u8) || reader.ValueTextEquals("errorCode"u8)
        || reader.ValueTextEquals("sessionCredentialFromConsole"u8) || reader.ValueTextEquals("vpcEndpointId"u8);

    private static long SumOfCaller(ref Utf8JsonReader reader)
    {
        long sum = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isArn = reader.ValueTextEquals("arn"u8);
            reader.Read();
            sum += isArn ? Length(ref reader) : 0;
            reader.Skip();
        }

        return sum;
    }

    private static long SumOfResources(ref Utf8JsonReader reader)
    {
        long sum = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            long type = 0;
            long arn = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isType = reader.ValueTextEquals("type"u8);
                bool isArn = !isType && (reader.ValueTextEquals("ARN"u8) || reader.ValueTextEquals("ARNPrefix"u8));
                reader.Read();
                type = isType ? Length(ref reader) : type;
                arn = isArn ? Length(ref reader) : arn;
                reader.Skip();
            }

            // Without a type no selector can take it.
            sum += type > 0 ? type + arn : 0;
        }

        return sum;
    }

    private static long Length(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.ValueIsEscaped)
        {
            return reader.TokenType == JsonTokenType.String ? reader.ValueSpan.Length : 0;
        }

        Span<byte> unescaped = stackalloc byte[2048];
        return reader.CopyString(unescaped);
    }
}
