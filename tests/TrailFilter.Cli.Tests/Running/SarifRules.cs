using System.Text.Json;

namespace TrailFilter.Cli.Tests.Running;

/// <summary>
/// What SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.57) asks of the objects that trailfilter writes: which members they may and must
/// have, and how those hang together. Members the standard has and trailfilter does not write are not allowed here.
/// </summary>
internal static class SarifRules
{
    private static readonly string[] s_levels = ["none", "note", "warning", "error"];

    internal static void Check(JsonElement log)
    {
        Members(log, ["version", "runs"], ["$schema"]);
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.True(Uri.TryCreate(log.GetProperty("$schema").GetString(), UriKind.Absolute, out _));
        foreach (JsonElement run in log.GetProperty("runs").EnumerateArray())
        {
            Members(run, ["tool", "results"], ["invocations", "columnKind"]);
            Assert.Contains(run.GetProperty("columnKind").GetString(), (string[])["utf16CodeUnits", "unicodeCodePoints"]);
            foreach (JsonElement invocation in run.GetProperty("invocations").EnumerateArray())
            {
                Members(invocation, ["executionSuccessful"], []);
            }

            JsonElement driver = run.GetProperty("tool").GetProperty("driver");
            Members(run.GetProperty("tool"), ["driver"], []);
            Members(driver, ["name", "rules"], ["version"]);
            JsonElement[] rules = [.. driver.GetProperty("rules").EnumerateArray()];
            Assert.All(rules, CheckRule);
            Assert.Distinct(rules.Select(static rule => rule.GetProperty("id").GetString()));
            Assert.All(run.GetProperty("results").EnumerateArray(), result => CheckResult(result, rules));
        }
    }

    private static void CheckRule(JsonElement rule)
    {
        Members(rule, ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"], ["helpUri"]);
        Text(rule.GetProperty("shortDescription"));
        Text(rule.GetProperty("fullDescription"));
        Text(rule.GetProperty("help"));
        Members(rule.GetProperty("defaultConfiguration"), ["level"], []);
        Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), s_levels);
        Assert.True(!rule.TryGetProperty("helpUri", out JsonElement uri) || Uri.TryCreate(uri.GetString(), UriKind.Absolute, out _));
    }

    private static void CheckResult(JsonElement result, JsonElement[] rules)
    {
        Members(result, ["ruleId", "ruleIndex", "level", "message", "locations"], ["fixes"]);
        Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
        Assert.Contains(result.GetProperty("level").GetString(), s_levels);
        Text(result.GetProperty("message"));
        JsonElement location = Assert.Single(result.GetProperty("locations").EnumerateArray());
        Members(location, ["physicalLocation", "logicalLocations"], []);
        JsonElement physical = location.GetProperty("physicalLocation");
        Members(physical, ["artifactLocation"], ["region"]);
        Artifact(physical.GetProperty("artifactLocation"));
        if (physical.TryGetProperty("region", out JsonElement region))
        {
            Region(region);
        }

        Members(Assert.Single(location.GetProperty("logicalLocations").EnumerateArray()), ["fullyQualifiedName"], []);
        foreach (JsonElement fix in result.TryGetProperty("fixes", out JsonElement fixes) ? fixes.EnumerateArray() : [])
        {
            Members(fix, ["artifactChanges"], ["description"]);
            Text(fix.GetProperty("description"));
            JsonElement change = Assert.Single(fix.GetProperty("artifactChanges").EnumerateArray());
            Members(change, ["artifactLocation", "replacements"], []);
            Artifact(change.GetProperty("artifactLocation"));
            JsonElement replacement = Assert.Single(change.GetProperty("replacements").EnumerateArray());
            Members(replacement, ["deletedRegion"], ["insertedContent"]);
            Region(replacement.GetProperty("deletedRegion"));
            Text(replacement.GetProperty("insertedContent"));
        }
    }

    private static void Region(JsonElement region)
    {
        Members(region, ["startLine"], ["startColumn", "endLine", "endColumn"]);
        int line = region.GetProperty("startLine").GetInt32();
        int column = region.GetProperty("startColumn").GetInt32();
        Assert.True(line >= 1 && column >= 1);
        if (region.TryGetProperty("endLine", out JsonElement endLine))
        {
            Assert.True(endLine.GetInt32() >= line && region.GetProperty("endColumn").GetInt32() > column);
        }
    }

    private static void Artifact(JsonElement location)
    {
        Members(location, ["uri"], []);
        string uri = location.GetProperty("uri").GetString()!;
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
    }

    private static void Text(JsonElement message)
    {
        Members(message, ["text"], []);
        Assert.NotEmpty(message.GetProperty("text").GetString()!);
    }

    private static void Members(JsonElement owner, string[] required, string[] others)
    {
        string[] keys = [.. ProgramResult.KeysOf(owner)];
        Assert.All(required, key => Assert.Contains(key, keys));
        Assert.All(keys, key => Assert.Contains(key, (string[])[.. required, .. others]));
    }
}
