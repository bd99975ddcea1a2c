using System.Text;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Selectors;

/// <summary>What the reader makes of what it reads: values, order, defaults, and refused files too.</summary>
public sealed class SelectorModelTests
{
    [Fact]
    public void Omitted_keys_of_a_basic_selector_take_CloudTrails_defaults()
    {
        EventSelector selector = Assert.Single(Read("""{"EventSelectors":[{}]}""").EventSelectors);
        Assert.Equal(ReadWriteType.All, selector.ReadWriteType);
        Assert.True(selector.IncludeManagementEvents);
        Assert.Empty(selector.DataResources);
        Assert.Empty(selector.ExcludeManagementEventSources);
    }

    [Fact]
    public void A_basic_selector_is_read_whole()
    {
        SelectorSet set = Read(
            """
            {"TrailName":"t-1","EventSelectors":[{"ReadWriteType":"WriteOnly","IncludeManagementEvents":false,
             "DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3:::b/","arn:aws:s3:::c/x"]}],
             "ExcludeManagementEventSources":["kms.amazonaws.com"]}]}
            """);
        EventSelector selector = Assert.Single(set.EventSelectors);
        Assert.Equal("t-1", set.TrailName);
        Assert.Equal(ReadWriteType.WriteOnly, selector.ReadWriteType);
        Assert.False(selector.IncludeManagementEvents);
        DataResource resource = Assert.Single(selector.DataResources);
        Assert.Equal("AWS::S3::Object", resource.Type);
        Assert.Equal(["arn:aws:s3:::b/", "arn:aws:s3:::c/x"], resource.Values);
        Assert.Equal(["kms.amazonaws.com"], selector.ExcludeManagementEventSources);
    }

    [Fact]
    public void Operators_keep_the_order_they_were_written_in()
    {
        SelectorSet set = Read(
            """[{"Name":"n","FieldSelectors":[{"NotEquals":["x"],"Field":"eventName","Equals":["b","a"],"EndsWith":["é"]}]}]""");
        AdvancedEventSelector selector = Assert.Single(set.AdvancedEventSelectors);
        Assert.Equal("n", selector.Name);
        FieldSelector field = Assert.Single(selector.FieldSelectors);
        Assert.Equal("eventName", field.Field);
        Assert.Equal(
            ["NotEquals x", "Equals b,a", "EndsWith é"],
            field.Conditions.Select(condition => $"{condition.Operator} {string.Join(',', condition.Values)}"));
    }

    [Fact]
    public void Empty_lists_of_unused_operators_are_passed_over_where_all_six_are_written()
    {
        SelectorSet set = Read(
            """
            [{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"],"StartsWith":[],"EndsWith":[],
                                 "NotEquals":[],"NotStartsWith":[],"NotEndsWith":[]}]}]
            """);
        Assert.Single(Assert.Single(Assert.Single(set.AdvancedEventSelectors).FieldSelectors).Conditions);
    }

    [Fact]
    public void The_last_of_a_key_given_twice_counts()
    {
        SelectorSet set = Read("""[{"ReadWriteType":"WriteOnly","ReadWriteType":"ReadOnly"}]""");
        Assert.Equal(ReadWriteType.ReadOnly, Assert.Single(set.EventSelectors).ReadWriteType);
    }

    [Fact]
    public void Misspelt_keys_are_read_as_what_was_meant()
    {
        SelectorSet set = Read("""{"eventSelectors":[{"readWriteType":"ReadOnly","includeManagementEvents":false}]}""");
        EventSelector selector = Assert.Single(set.EventSelectors);
        Assert.Equal(ReadWriteType.ReadOnly, selector.ReadWriteType);
        Assert.False(selector.IncludeManagementEvents);
    }

    [Fact]
    public void A_misspelt_key_never_replaces_the_right_one()
    {
        SelectorSet set = Read("""[{"ReadWriteType":"ReadOnly","readWriteType":"WriteOnly"}]""");
        Assert.Equal(ReadWriteType.ReadOnly, Assert.Single(set.EventSelectors).ReadWriteType);
    }

    [Fact]
    public void A_refused_set_with_both_kinds_holds_both()
    {
        SelectorSet set = Read("""{"AdvancedEventSelectors":[{"FieldSelectors":[]}],"EventSelectors":[{}]}""");
        Assert.Equal(2, set.Count);
    }

    [Fact]
    public void The_word_default_is_the_default_set() => Assert.Same(SelectorSet.Default, Read("default"));

    [Fact]
    public void The_word_default_for_an_event_data_store_is_every_management_event()
    {
        Assert.True(RuleSet.TryGet("event-data-store", out RuleSet? rules));
        SelectorSet? set = SelectorReader.Read("default"u8, rules).Selectors;
        Assert.NotNull(set);
        Assert.Empty(set.EventSelectors);
        Assert.Equal("eventCategory", Assert.Single(Assert.Single(set.AdvancedEventSelectors).FieldSelectors).Field);
    }

    private static SelectorSet Read(string text)
    {
        SelectorSet? set = SelectorReader.Read(Encoding.UTF8.GetBytes(text), RuleSet.Current).Selectors;
        Assert.NotNull(set);
        return set;
    }
}
