using System.Text;
using System.Text.Json;
using TrailFilter.Synthesis;

namespace TrailFilter.Peers;

/// <summary>The job of the comparison over <see cref="Utf8JsonReader"/>: what a .NET developer who cares would write today.</summary>
public static class Utf8JsonReaderJob
{
    private static readonly byte[][] s_prefixes = [.. BenchmarkJob.Prefixes.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether the job selects a record.</summary>
    public static bool IsLogged(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        return IsLogged(ref reader);
    }

    /// <summary>Whether the job selects the record at whose opening brace the reader stands; it is left at the closing one.</summary>
    public static bool IsLogged(ref Utf8JsonReader reader)
    {
        bool isData = false;
        bool isExcluded = false;
        bool isUnderPrefix = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("eventCategory"u8))
            {
                reader.Read();
                isData = reader.ValueTextEquals("Data"u8);
            }
            else if (reader.ValueTextEquals("eventName"u8))
            {
                reader.Read();
                isExcluded = reader.ValueTextEquals("HeadObject"u8) || reader.ValueTextEquals("GetObjectAcl"u8)
                    || reader.ValueTextEquals("GetObjectTagging"u8);
            }
            else if (reader.ValueTextEquals("resources"u8))
            {
                reader.Read();
                isUnderPrefix = reader.TokenType == JsonTokenType.StartArray && IsAnyUnderPrefix(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return isData && !isExcluded && isUnderPrefix;
    }

    private static bool IsAnyUnderPrefix(ref Utf8JsonReader reader)
    {
        bool any = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            bool isObject = false;
            bool isUnder = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isType = reader.ValueTextEquals("type"u8);
                bool isArn = reader.ValueTextEquals("ARN"u8) || reader.ValueTextEquals("ARNPrefix"u8);
                reader.Read();
                if (isType)
                {
                    isObject = reader.ValueTextEquals("AWS::S3::Object"u8);
                }
                else if (isArn)
                {
                    isUnder = IsUnderPrefix(ref reader);
                }

                reader.Skip();
            }

            any |= isObject && isUnder;
        }

        return any;
    }

    private static bool IsUnderPrefix(ref Utf8JsonReader reader)
    {
        Span<byte> unescaped = stackalloc byte[2048];
        ReadOnlySpan<byte> arn = reader.ValueIsEscaped ? unescaped[..reader.CopyString(unescaped)] : reader.ValueSpan;
        foreach (byte[] prefix in s_prefixes)
        {
            if (arn.StartsWith(prefix))
            {
                return true;
            }
        }

        return false;
    }
}
