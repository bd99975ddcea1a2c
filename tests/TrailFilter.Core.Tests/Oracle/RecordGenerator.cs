using System.Text;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>
/// Writes records that are valid JSON and as awkward as valid JSON can be: keys in any order or twice, escapes anywhere, values of the
/// wrong type, the same names deeper inside, resources of every shape, deep nesting, letters of every script.
/// </summary>
/// <remarks>
/// A record has keys twice or half surrogate pairs, never both: whether an unreadable value counts that a later key replaces is not
/// settled by any ruling.
/// </remarks>
internal sealed class RecordGenerator
{
    private static readonly string[] s_names =
    [
        "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "errorCode", "requestParameters",
        "eventID", "readOnly", "resources", "eventType", "managementEvent", "vpcEndpointId", "eventCategory",
        "sessionCredentialFromConsole", "addendum", "eventnames", "arn", "userIdentity.arn", "",
    ];

    private static readonly Dictionary<string, string[]> s_texts = new()
    {
        ["eventVersion"] = ["1.08", "1.11", "1.0", ""],
        ["eventSource"] = ["s3.amazonaws.com", "kms.amazonaws.com", "dynamodb.amazonaws.com", "lambda.amazonaws.com", "s3"],
        ["eventName"] = ["GetObject", "PutObject", "Invoke", "BatchGetItem", "Decrypt", "getObject", "Gęt\u0000Object", "𝒢etObject"],
        ["errorCode"] = ["VpceAccessDenied", "AccessDenied", ""],
        ["readOnly"] = ["true", "false", "True"],
        ["eventType"] =
            ["AwsApiCall", "AwsVpceEvent", "AwsVpceEvents", "AwsCloudTrailInsight", "AwsAggregatedEvent", "AwsServiceEvent"],
        ["managementEvent"] = ["true", "false", "yes"],
        ["vpcEndpointId"] = ["vpce-0a1", "vpce-0a1b2"],
        ["eventCategory"] =
        [
            "Management", "Data", "Data", "Data", "Data", "Management", "NetworkActivity", "Insight", "management", "",
            "ConfigurationItem",
        ],
        ["sessionCredentialFromConsole"] = ["true"],
        ["type"] = ["AWS::S3::Object", "AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::DynamoDB::Stream", "AWS::Lambda::Function"],
        ["ARN"] =
        [
            "arn:aws:s3:::b/", "arn:aws:s3:::b/logs/1", "arn:aws:s3:::b/a\"b\\c/é", "arn:aws:s3:::b2/logs/2", "arn:aws:s3:::b/𝒳/日本",
            "arn:aws:dynamodb:eu-west-1:1:table/t", "arn:aws:dynamodb:eu-west-1:1:table/t/stream/1",
            "arn:aws:lambda:eu-west-1:1:function:f", "arn:aws:lambda:eu-west-1:1:function:f:7", "",
        ],
        ["arn"] = ["arn:aws:iam::1:user/a", "arn:aws:sts::1:assumed-role/R/s", "arn:aws:iam::1:user/ü"],
    };

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly int _escapeRate;
    private readonly int _spaceRate;
    private readonly bool _repeatsKeys;
    private readonly bool _halvesPairs;

    private RecordGenerator(int seed)
    {
        _random = new Random(seed);
        _escapeRate = _random.Next(3) switch { 0 => 0, 1 => 20, _ => 2 };
        _spaceRate = _random.Next(3) switch { 0 => 0, 1 => 10, _ => 2 };
        int trait = _random.Next(12);
        _repeatsKeys = trait < 4;
        _halvesPairs = trait == 11;
    }

    /// <summary>A record; the same seed gives the same bytes.</summary>
    public static byte[] Generate(int seed)
    {
        var generator = new RecordGenerator(seed);
        generator.WriteRecord();
        return Encoding.UTF8.GetBytes(generator._text.ToString());
    }

    private void WriteRecord()
    {
        List<string> keys = [.. s_names.Where(_ => _random.Next(4) > 0).OrderBy(_ => _random.Next())];
        WriteObject(RepeatSome(keys), key =>
        {
            switch (key)
            {
                case "resources":
                    WriteResources();
                    break;
                case "userIdentity":
                    WriteUserIdentity();
                    break;
                case "requestParameters" or "addendum":
                    WriteAnything(_random.Next(30) == 0 ? 300 : 3);
                    break;
                default:
                    WriteField(key);
                    break;
            }
        });
    }

    private List<string> RepeatSome(List<string> keys)
    {
        if (_repeatsKeys && keys.Count > 0)
        {
            for (int times = 1 + _random.Next(3); times > 0; times--)
            {
                keys.Insert(_random.Next(keys.Count + 1), keys[_random.Next(keys.Count)]);
            }
        }

        return keys;
    }

    private void WriteResources()
    {
        if (_random.Next(8) == 0)
        {
            WriteAnything(2);
            return;
        }

        WriteArray(_random.Next(5), () =>
        {
            if (_random.Next(10) == 0)
            {
                WriteAnything(2);
                return;
            }

            string[] keys = ["type", "ARN", "ARNPrefix", "accountId", "arn"];
            List<string> chosen = [.. keys.Where(key => _random.Next(key == "ARN" || key == "type" ? 5 : 3) > 0)];
            if (_random.Next(2) == 0)
            {
                chosen.Remove(_random.Next(2) == 0 ? "ARN" : "ARNPrefix");
            }

            WriteObject(RepeatSome([.. chosen.OrderBy(_ => _random.Next())]), WriteField);
        });
    }

    private void WriteUserIdentity()
    {
        if (_random.Next(8) == 0)
        {
            WriteAnything(2);
            return;
        }

        string[] keys = ["type", "arn", "sessionContext"];
        WriteObject(RepeatSome([.. keys.Where(_ => _random.Next(4) > 0).OrderBy(_ => _random.Next())]), key =>
        {
            if (key == "sessionContext")
            {
                WriteAnything(4);
            }
            else
            {
                WriteField(key);
            }
        });
    }

    private void WriteField(string key)
    {
        string[] texts = s_texts.GetValueOrDefault(key == "ARNPrefix" ? "ARN" : key) ?? ["x", "", "{\"eventName\":\"GetObject\"}"];
        if (key is "readOnly" or "managementEvent" && _random.Next(3) > 0)
        {
            _text.Append(_random.Next(2) == 0 ? "true" : "false");
        }
        else if (_random.Next(8) > 0)
        {
            WriteString(texts[_random.Next(texts.Length)], mayHalve: true);
        }
        else
        {
            WriteAnything(2);
        }
    }

    private void WriteAnything(int depth)
    {
        switch (_random.Next(depth > 0 ? 10 : 6))
        {
            case 0:
                _text.Append("null");
                break;
            case 1:
                _text.Append(_random.Next(2) == 0 ? "true" : "false");
                break;
            case 2:
                string[] numbers = ["0", "-0.0", "12345678901234567890", "1e400", "1E-2", "0.1"];
                _text.Append(numbers[_random.Next(numbers.Length)]);
                break;
            case < 6:
                string[] texts = ["", "Data", "\\", "\"", "}],{[", "\"eventCategory\":\"Data\"", "\\\\\"", "\u007f\u2028"];
                WriteString(texts[_random.Next(texts.Length)], mayHalve: true);
                break;
            case 6:
                WriteArray(_random.Next(3), () => WriteAnything(depth - 1));
                break;
            default:
                // Deep nesting goes straight down, or it would never end.
                int keys = depth > 20 ? 1 : _random.Next(4);
                WriteObject(
                    [.. Enumerable.Range(0, keys).Select(_ => s_names[_random.Next(s_names.Length)]).Distinct()],
                    _ => WriteAnything(depth - 1));
                break;
        }
    }

    private void WriteObject(List<string> keys, Action<string> writeValue)
    {
        _text.Append('{');
        for (int index = 0; index < keys.Count; index++)
        {
            WriteSpace();
            WriteString(keys[index], mayHalve: false);
            WriteSpace();
            _text.Append(':');
            WriteSpace();
            writeValue(keys[index]);
            WriteSpace();
            _text.Append(index < keys.Count - 1 ? "," : "");
        }

        WriteSpace();
        _text.Append('}');
    }

    private void WriteArray(int count, Action writeElement)
    {
        _text.Append('[');
        for (int index = 0; index < count; index++)
        {
            WriteSpace();
            writeElement();
            WriteSpace();
            _text.Append(index < count - 1 ? "," : "");
        }

        WriteSpace();
        _text.Append(']');
    }

    private void WriteSpace()
    {
        while (_spaceRate > 0 && _random.Next(_spaceRate) == 0)
        {
            _text.Append(" \t\r\n"[_random.Next(4)]);
        }
    }

    private void WriteString(string value, bool mayHalve)
    {
        _text.Append('"');
        foreach (char unit in value)
        {
            WriteUnit(unit);
        }

        if (_halvesPairs && _random.Next(mayHalve ? 15 : 60) == 0)
        {
            string[] halves = ["\\ud800", "\\uDFff", "\\uD83D\\u0041", "\\udc00\\ud800", "\\ud83dA"];
            _text.Append(halves[_random.Next(halves.Length)]);
        }

        _text.Append('"');
    }

    private void WriteUnit(char unit)
    {
        // A surrogate pair is escaped whole or not at all: half of one raw is not UTF-8.
        bool escapes = !char.IsSurrogate(unit)
            ? unit < ' ' || (_escapeRate > 0 && _random.Next(_escapeRate) == 0)
            : _escapeRate > 0;
        int letter = "\"\\/\b\f\n\r\t".IndexOf(unit, StringComparison.Ordinal);
        if (unit is '"' or '\\' || (letter >= 0 && escapes && _random.Next(2) == 0))
        {
            _text.Append('\\').Append("\"\\/bfnrt"[letter]);
        }
        else if (escapes)
        {
            _text.Append("\\u");
            foreach (char digit in ((int)unit).ToString("x4", null))
            {
                _text.Append(_random.Next(2) == 0 ? char.ToUpperInvariant(digit) : digit);
            }
        }
        else
        {
            _text.Append(unit);
        }
    }
}
