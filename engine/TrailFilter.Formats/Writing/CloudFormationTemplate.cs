using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Templates;

namespace TrailFilter.Formats.Writing;

/// <summary>
/// A CloudFormation template in YAML. A trail must have a bucket and say whether it logs (S3BucketName and IsLogging, required by the
/// resource type); selectors say neither, so both are parameters without a default.
/// </summary>
internal static class CloudFormationTemplate
{
    internal static string Of(ImmutableArray<Trail> trails)
    {
        var names = new ResourceNames();
        var parameters = new JsonObject();
        var resources = new JsonObject();
        foreach (Trail trail in trails)
        {
            string id = names.LogicalId(trail);
            resources.Add(id, trail.Kind == TrailKind.EventDataStore ? Store(trail) : TrailOf(trail, id, parameters, names));
        }

        var template = new JsonObject { ["AWSTemplateFormatVersion"] = "2010-09-09" };
        if (parameters.Count > 0)
        {
            template.Add("Parameters", parameters);
        }

        template.Add("Resources", resources);
        return YamlText.Of(template);
    }

    private static JsonObject TrailOf(Trail trail, string id, JsonObject parameters, ResourceNames names)
    {
        string bucket = names.Parameter($"{id}S3BucketName");
        string logging = names.Parameter($"{id}IsLogging");
        parameters.Add(bucket, new JsonObject
        {
            ["Type"] = "String",
            ["Description"] = $"The bucket that the trail {id} delivers to",
        });
        parameters.Add(logging, new JsonObject
        {
            ["Type"] = "String",
            ["AllowedValues"] = new JsonArray("true", "false"),
            ["Description"] = $"Whether the trail {id} logs",
        });

        JsonObject properties = Named(trail, SelectorKeys.TrailName);
        properties.Add("S3BucketName", Reference(bucket));
        properties.Add("IsLogging", Reference(logging));
        return Resource(Template.TrailType, trail, properties);
    }

    private static JsonObject Store(Trail trail) => Resource(Template.StoreType, trail, Named(trail, SelectorKeys.Name));

    private static JsonObject Named(Trail trail, string key) =>
        ResourceNames.Own(trail) is { } name ? new JsonObject { [key] = name } : [];

    private static JsonObject Resource(string type, Trail trail, JsonObject properties)
    {
        ApiTree.AddTo(properties, trail.Selectors);
        return new JsonObject { ["Type"] = type, ["Properties"] = properties };
    }

    private static JsonObject Reference(string name) => new() { ["Ref"] = name };
}
