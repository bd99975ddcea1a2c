using System.Text;
using System.Text.Json.Nodes;

namespace TrailFilter.Formats.Tests;

/// <summary>Writes one configuration of the API in each of the forms people keep it in, for tests that read it back.</summary>
internal static class Writers
{
    internal const string Name = "round-trip";

    /// <summary>The forms, each with a writer; the ones of templates and plans name the trail.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<JsonObject, string>> All = new Dictionary<string, Func<JsonObject, string>>
    {
        ["JSON"] = config => config.ToJsonString(),
        ["YAML"] = config => Yaml(config),
        ["YAML in blocks"] = config => BlockYaml.Of(config),
        ["list"] = config => new JsonArray(With(config, "TrailARN", "arn:aws:cloudtrail:us-east-1:111122223333:trail/round-trip")).ToJsonString(),
        ["template JSON"] = config => Template(config).ToJsonString(),
        ["template YAML"] = config => BlockYaml.Of(Template(config)),
        ["template with functions"] = config => Template(WithFunctions(config)).ToJsonString(),
        ["plan"] = config => Plan(config, "planned_values", "aws").ToJsonString(),
        ["state"] = config => Plan(config, "values", "aws").ToJsonString(),
        ["awscc plan"] = config => Plan(config, "planned_values", "awscc").ToJsonString(),
        ["Config item"] = config => ConfigItem(config).ToJsonString(),
        ["Config history"] = config => new JsonObject
        {
            ["configurationItems"] = new JsonArray(new JsonObject
            {
                ["resourceType"] = Type(config),
                ["resourceName"] = Name,
                ["configuration"] = Selectors(config).ToJsonString(),
            }),
        }.ToJsonString(),
        ["row"] = config => new JsonObject
        {
            ["rows"] = new JsonArray(new JsonObject
            {
                ["name"] = Name,
                ["arn"] = IsStore(config) ? "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/EXAMPLE" : null,
                ["event_selectors"] = config["EventSelectors"]?.DeepClone(),
                ["advanced_event_selectors"] = config["AdvancedEventSelectors"]?.DeepClone(),
            }),
        }.ToJsonString(),
    };

    /// <summary>Whether a configuration is an event data store's; set by the tests.</summary>
    internal static bool IsStore(JsonObject config) => config.ContainsKey("$store");

    private static JsonObject Selectors(JsonObject config)
    {
        var selectors = new JsonObject();
        foreach (string key in (string[])["EventSelectors", "AdvancedEventSelectors"])
        {
            if (config[key] is { } list)
            {
                selectors[key] = list.DeepClone();
            }
        }

        return selectors;
    }

    private static string Type(JsonObject config) => IsStore(config) ? "AWS::CloudTrail::EventDataStore" : "AWS::CloudTrail::Trail";

    private static JsonObject With(JsonObject config, string key, string value)
    {
        JsonObject selectors = Selectors(config);
        selectors[IsStore(config) ? "EventDataStoreArn" : key] = IsStore(config) ? "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/EXAMPLE" : value;
        return selectors;
    }

    private static JsonObject Template(JsonObject config)
    {
        JsonObject properties = Selectors(config);
        properties[IsStore(config) ? "Name" : "TrailName"] = Name;
        return new JsonObject
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Resources"] = new JsonObject { ["Trail"] = new JsonObject { ["Type"] = Type(config), ["Properties"] = properties } },
        };
    }

    /// <summary>Each text cut in two and joined again, each list and object chosen by a condition, each ${ kept literal.</summary>
    private static JsonObject WithFunctions(JsonObject config)
    {
        JsonObject made = Selectors(config);
        foreach (string key in made.Select(static pair => pair.Key).ToArray())
        {
            made[key] = Functional(made[key]!);
        }

        if (IsStore(config))
        {
            made["$store"] = true;
        }

        return made;
    }

    /// <summary>Some configurations were taken out of templates as they stand there.</summary>
    internal static bool IsFunction(string key) => key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal);

    private static JsonNode Functional(JsonNode node)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Functional(item!))]);
            case JsonObject map when map.All(static pair => !IsFunction(pair.Key)):
                var made = new JsonObject();
                foreach ((string key, JsonNode? value) in map)
                {
                    made[key] = Functional(value!);
                }

                return made;
            case JsonValue value when value.TryGetValue(out string? text):
                return text.Length % 2 == 0
                    ? new JsonObject { ["Fn::Join"] = new JsonArray("", new JsonArray(text[..(text.Length / 2)], text[(text.Length / 2)..])) }
                    : new JsonObject { ["Fn::Sub"] = text.Replace("${", "${!", StringComparison.Ordinal) };
            default:
                return node.DeepClone();
        }
    }

    private static JsonObject Plan(JsonObject config, string values, string provider)
    {
        JsonObject attributes = (JsonObject)Snake(Selectors(config), provider == "aws");
        attributes[provider == "aws" || IsStore(config) ? "name" : "trail_name"] = Name;
        string type = (provider, IsStore(config)) switch
        {
            ("aws", false) => "aws_cloudtrail",
            ("aws", true) => "aws_cloudtrail_event_data_store",
            (_, false) => "awscc_cloudtrail_trail",
            _ => "awscc_cloudtrail_event_data_store",
        };
        return new JsonObject
        {
            ["format_version"] = "1.2",
            [values] = new JsonObject
            {
                ["root_module"] = new JsonObject
                {
                    ["child_modules"] = new JsonArray(new JsonObject
                    {
                        ["resources"] = new JsonArray(new JsonObject
                        {
                            ["address"] = $"module.m.{type}.t",
                            ["mode"] = "managed",
                            ["type"] = type,
                            ["values"] = attributes,
                        }),
                    }),
                },
            },
        };
    }

    private static JsonNode Snake(JsonNode node, bool singular)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Snake(item!, singular))]);
            case JsonObject map:
                var made = new JsonObject();
                foreach ((string key, JsonNode? value) in map)
                {
                    string name = string.Concat(key.Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
                    string[] blocks = ["event_selectors", "advanced_event_selectors", "field_selectors", "data_resources"];
                    made[singular && blocks.Contains(name) ? name[..^1] : name] = Snake(value!, singular);
                }

                return made;
            default:
                return node.DeepClone();
        }
    }

    private static JsonObject ConfigItem(JsonObject config) => new()
    {
        ["version"] = "1.3",
        ["resourceType"] = Type(config),
        ["resourceName"] = Name,
        ["configuration"] = Camel(Selectors(config)),
    };

    private static JsonNode Camel(JsonNode node)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Camel(item!))]);
            case JsonObject map:
                var made = new JsonObject();
                foreach ((string key, JsonNode? value) in map)
                {
                    made[char.ToLowerInvariant(key[0]) + key[1..]] = Camel(value!);
                }

                return made;
            default:
                return node.DeepClone();
        }
    }

    /// <summary>JSON is YAML; a comment before it has it read as such.</summary>
    private static string Yaml(JsonObject config) => "# selectors\n" + Selectors(config).ToJsonString();
}

/// <summary>YAML as the AWS CLI writes it: blocks, and every text in single quotes or, with line breaks, in double ones.</summary>
internal static class BlockYaml
{
    internal static string Of(JsonObject node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        string indent = new(' ', depth * 2);
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                foreach ((string key, JsonNode? value) in map.Where(static pair => pair.Key != "$store"))
                {
                    text.Append(indent).Append(Quote(key)).Append(": ");
                    Inner(text, value, depth + 1);
                }

                break;
            case JsonArray { Count: > 0 } array:
                foreach (JsonNode? item in array)
                {
                    text.Append(indent).Append("- ");
                    Inner(text, item, depth + 1);
                }

                break;
        }
    }

    private static void Inner(StringBuilder text, JsonNode? value, int depth)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append('\n');
            Write(text, value, depth);
        }
        else
        {
            text.Append(value is JsonValue scalar && scalar.TryGetValue(out string? one) ? Quote(one) : value?.ToJsonString() ?? "null").Append('\n');
        }
    }

    private static string Quote(string text) => text.Any(char.IsControl)
        ? JsonValue.Create(text).ToJsonString()
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
