using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Validation;

namespace TrailFilter.Core.Tests.Selectors;

/// <summary>The embedded rule files: complete, consistent, and as the sources count them.</summary>
public sealed class RuleSetTests
{
    public static TheoryData<string> AllNames => [.. RuleSet.Names];

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Every_rule_set_loads_under_its_own_name(string name)
    {
        Assert.True(RuleSet.TryGet(name, out RuleSet? rules));
        Assert.Equal(name, rules.Name);
        Assert.NotEmpty(rules.Source);
        Assert.True(DateOnly.TryParseExact(rules.Date, "yyyy-MM-dd", out _));
        Assert.True(RuleSet.TryGet(name, out RuleSet? again));
        Assert.Same(rules, again);
    }

    [Fact]
    public void Every_embedded_file_has_a_name_and_every_name_a_file() => Assert.Equal(
        RuleSet.Names.Select(name => $"rules/{name}.json").Order(StringComparer.Ordinal),
        typeof(RuleSet).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Unknown_names_are_not_found() => Assert.False(RuleSet.TryGet("Current", out _));

    [Fact]
    public void Only_one_rule_set_is_for_event_data_stores() =>
        Assert.Equal(["event-data-store"], RuleSet.Names.Where(name => Get(name).Kind == TrailKind.EventDataStore));

    [Theory]
    [InlineData("2024-09", 75, 4)]
    [InlineData("current", 250, 100)]
    [InlineData("event-data-store", 250, 100)]
    public void Lists_have_as_many_values_as_their_sources(string name, int types, int sources)
    {
        RuleSet rules = Get(name);
        Assert.Equal(types, rules.ResourceTypes.Values.Distinct().Count());
        Assert.Equal(types, rules.ResourceTypes.Values.Length);
        Assert.Equal(sources, rules.NetworkEventSources.Values.Distinct().Count());
        Assert.Equal(sources, rules.NetworkEventSources.Values.Length);
        Assert.All(rules.ResourceTypes.Values, type => Assert.Matches("^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$", type));
        Assert.All(rules.NetworkEventSources.Values, source => Assert.Matches("^[a-z0-9-]+\\.amazonaws\\.com$", source));
    }

    [Fact]
    public void Nothing_known_in_2024_is_unknown_today()
    {
        Assert.Empty(Get("2024-09").ResourceTypes.Values.Except(RuleSet.Current.ResourceTypes.Values));
        Assert.Empty(Get("2024-09").NetworkEventSources.Values.Except(RuleSet.Current.NetworkEventSources.Values));
    }

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Every_category_requires_itself_and_allows_a_field_once(string name) =>
        Assert.All(Get(name).Categories, category =>
        {
            FieldRule? rule = category.FindField("eventCategory");
            Assert.NotNull(rule);
            Assert.True(rule.IsRequired);
            Assert.Equal([FieldOperator.Equals], rule.Operators);
            Assert.Equal(ProblemSeverity.Error, rule.SeveralValues);
            Assert.Equal(category.Fields.Length, category.Fields.Select(field => field.Name).Distinct().Count());
            Assert.All(category.Fields, field => Assert.NotEmpty(field.Operators));
        });

    [Fact]
    public void Categories_by_kind()
    {
        string[] trail = ["Management", "Data", "NetworkActivity"];
        Assert.Equal(trail, Get("2024-09").Categories.Select(category => category.Name));
        Assert.Equal(trail, Get("current").Categories.Select(category => category.Name));
        Assert.Equal(
            [.. trail, "Insight", "ConfigurationItem", "Evidence", "ActivityAuditLog"],
            Get("event-data-store").Categories.Select(category => category.Name));
    }

    private static RuleSet Get(string name) =>
        RuleSet.TryGet(name, out RuleSet? rules) ? rules : throw new InvalidOperationException(name);
}
