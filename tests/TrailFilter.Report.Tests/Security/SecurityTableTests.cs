using System.Text;
using TrailFilter.Report.Security;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Tests.Rules;
using TrailFilter.Report.Wastes;

namespace TrailFilter.Report.Tests.Security;

public sealed class SecurityTableTests
{
    private const string Root = """{"eventSource":"iam.amazonaws.com","eventName":"ListUsers","eventType":"AwsApiCall","userIdentity":{"type":"Root","arn":"arn:aws:iam::1:root"}}""";

    [Fact]
    public void Every_entry_of_the_file_is_there()
    {
        SecurityTable table = SecurityTable.BuiltIn;
        Assert.Equal(FactFiles.Security.EnumerateArray().Select(entry => entry.GetProperty("id").GetString()), table.Entries.Select(entry => entry.Id));
        Assert.True(table.Entries.Length > 100);
        Assert.All(table.Entries.SelectMany(entry => entry.Attack), id => Assert.NotEmpty(table.TechniqueName(id)));
        Assert.Equal("Brute Force", table.TechniqueName("T1110"));
        Assert.Throws<KeyNotFoundException>(() => table.TechniqueName("T0"));
    }

    [Fact]
    public void Every_entry_without_conditions_is_found_by_each_of_its_names()
    {
        SecurityTable table = SecurityTable.BuiltIn;
        Assert.All(
            table.Entries.Where(entry => !FactFiles.Security.EnumerateArray().Single(node => node.GetProperty("id").GetString() == entry.Id).TryGetProperty("when", out _)),
            entry => Assert.All(entry.EventNames, name =>
            {
                IRecordRule rule = table.Rules.Single(rule => rule.Id == (name == "*" ? $"security/{entry.Id}" : $"security/{entry.Id}/{name}"));
                Assert.True(RuleRun.Fits(rule, Record(entry.EventSource, name)));
                Assert.False(RuleRun.Fits(rule, Record(entry.EventSource, name + "X")));
                Assert.False(RuleRun.Fits(rule, Record("x" + entry.EventSource, name)));
            }));
    }

    [Fact]
    public void Rule_ids_are_unique_among_all_tables_and_lead_back_to_entries()
    {
        IRecordRule[] rules = [.. SecurityTable.BuiltIn.Rules, .. WasteTable.BuiltIn.Rules];
        Assert.Equal(rules.Length, rules.DistinctBy(rule => rule.Id).Count());
        Assert.All(SecurityTable.BuiltIn.Rules, rule =>
        {
            Assert.True(SecurityTable.BuiltIn.TryFindRule(rule.Id, out SecurityEntry? entry));
            Assert.StartsWith("security/" + entry.Id, rule.Id, StringComparison.Ordinal);
        });
        Assert.All(WasteTable.BuiltIn.Rules, rule =>
        {
            Assert.True(WasteTable.BuiltIn.TryFindRule(rule.Id, out WasteEntry? entry));
            Assert.Equal("waste/" + entry.Id, rule.Id);
        });
        Assert.False(SecurityTable.BuiltIn.TryFindRule("waste/s3-lifecycle", out _));
    }

    [Theory]
    [InlineData("security/root-user", Root, true)]
    [InlineData("security/root-user", """{"eventType":"AwsApiCall","userIdentity":{"type":"Root"}}""", true)]
    [InlineData("security/root-user", """{"eventType":"AwsApiCall","userIdentity":{"type":"\u0052oot","arn":"arn:aws:iam::1:root","invokedBy":null}}""", true)]
    [InlineData("security/root-user", """{"eventType":"AwsApiCall","userIdentity":{"type":"Root","arn":"arn:aws:iam::1:<masked>"}}""", true)]
    [InlineData("security/root-user", """{"eventType":"AwsServiceEvent","userIdentity":{"type":"Root","arn":"arn:aws:iam::1:root"}}""", false)]
    [InlineData("security/root-user", """{"eventType":"AwsApiCall","userIdentity":{"type":"Root","arn":"arn:aws:iam::1:root","invokedBy":"support.amazonaws.com"}}""", false)]
    [InlineData("security/root-user", """{"eventType":"AwsApiCall","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::1:user/root","userName":"Root"}}""", false)]
    [InlineData("security/root-user", """{"eventType":"AwsApiCall","requestParameters":{"userIdentity":{"type":"Root"}}}""", false)]
    [InlineData("security/sts-assume-role/AssumeRole", """{"eventSource":"sts.amazonaws.com","eventName":"AssumeRole","userIdentity":{"type":"IAMUser"}}""", true)]
    [InlineData("security/sts-assume-role/AssumeRole", """{"eventSource":"sts.amazonaws.com","eventName":"AssumeRole"}""", true)]
    [InlineData("security/sts-assume-role/AssumeRole", """{"eventSource":"sts.amazonaws.com","eventName":"AssumeRole","userIdentity":{"type":"AWSService"}}""", false)]
    [InlineData("security/sts-assume-role/AssumeRole", """{"eventSource":"sts.amazonaws.com","eventName":"AssumeRoleWithSAML","userIdentity":{"type":"IAMUser"}}""", false)]
    [InlineData("security/console-sign-in-failed/ConsoleLogin", """{"eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","errorMessage":"Failed authentication"}""", true)]
    [InlineData("security/console-sign-in-failed/ConsoleLogin", """{"eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","errorMessage":null}""", false)]
    [InlineData("security/user-data-changed/ModifyInstanceAttribute", """{"eventSource":"ec2.amazonaws.com","eventName":"ModifyInstanceAttribute","requestParameters":{"userData":"<sensitiveDataRemoved>"}}""", true)]
    [InlineData("security/user-data-changed/ModifyInstanceAttribute", """{"eventSource":"ec2.amazonaws.com","eventName":"ModifyInstanceAttribute","requestParameters":{"ebsOptimized":{"userData":"x"}}}""", false)]
    [InlineData("security/user-data-read/DescribeInstanceAttribute", """{"eventSource":"ec2.amazonaws.com","eventName":"DescribeInstanceAttribute","requestParameters":{"attribute":"userData"}}""", true)]
    [InlineData("security/user-data-read/DescribeInstanceAttribute", """{"eventSource":"ec2.amazonaws.com","eventName":"DescribeInstanceAttribute","requestParameters":{"attribute":"userdata"}}""", false)]
    [InlineData("security/s3-objects-rewritten/PutObject", """{"eventSource":"s3.amazonaws.com","eventName":"PutObject","requestParameters":{"x-amz-server-side-encryption-customer-algorithm":"AES256"}}""", true)]
    [InlineData("security/s3-objects-rewritten/PutObject", """{"eventSource":"s3.amazonaws.com","eventName":"CopyObject","requestParameters":{"x-amz-server-side-encryption-customer-algorithm":"AES256"}}""", false)]
    [InlineData("security/s3-objects-rewritten/CopyObject", """{"eventSource":"s3.amazonaws.com","eventName":"CopyObject","requestParameters":{"x-amz-server-side-encryption-customer-algorithm":"AES256"}}""", true)]
    [InlineData("security/s3-objects-rewritten/CopyObject", """{"eventSource":"s3.amazonaws.com","eventName":"CopyObject","requestParameters":{"x-amz-server-side-encryption":"AES256"}}""", false)]
    public void Rules(string rule, string record, bool expected) =>
        Assert.Equal(expected, RuleRun.Fits(SecurityTable.BuiltIn.Rules.Single(candidate => candidate.Id == rule), record));

    [Theory]
    [InlineData("AccessDenied", true)]
    [InlineData("AccessDeniedException", true)]
    [InlineData("Client.UnauthorizedOperation", true)]
    [InlineData("UnauthorizedOperationX", false)]
    [InlineData("XAccessDenied", false)]
    [InlineData("", false)]
    public void Refused_calls_of_any_source_are_found(string errorCode, bool expected) => Assert.Equal(
        expected,
        RuleRun.Fits(SecurityTable.BuiltIn.Rules.Single(rule => rule.Id == "security/access-denied"), $$"""{"errorCode":"{{errorCode}}"}"""));

    [Theory]
    [InlineData("""{""", "t.json: this is no sound JSON")]
    [InlineData("""[]""", "t.json: is no object.")]
    [InlineData("""{"name":"n","asOf":"d","attack":A,"events":[],"asOf":"d"}""", "t.json: this is no sound JSON")]
    [InlineData("""{"name":"n","attack":A,"events":[]}""", "t.json: has no asOf.")]
    [InlineData("""{"name":"n","asOf":"d","attack":A,"events":{}}""", "t.json: events is no array.")]
    [InlineData("""{"name":"n","asOf":"d","attack":A,"events":[E],"more":1}""", "t.json: more is unknown; known are name, asOf, about, attack, events.")]
    [InlineData("""{"name":"n","asOf":"d","attack":A,"events":[E,E]}""", "t.json: events[1].id is e again.")]
    [InlineData("""{"name":"n","asOf":"d","attack":A,"events":[{"id":7}]}""", "t.json: events[0].id is no text.")]
    [InlineData("""{"name":"n","asOf":"d","attack":A,"events":[{"id":""}]}""", "t.json: events[0].id is empty.")]
    public void A_bad_file_is_an_error_that_names_the_path(string json, string message) =>
        AssertRefused(json.Replace("E", Entry(""), StringComparison.Ordinal), message);

    [Theory]
    [InlineData("\"when\":{\"x\":{\"is\":[\"a\"]}},", "t.json: events[0].when.x.is is unknown; known are equals, notEquals, startsWith, endsWith, contains, present.")]
    [InlineData("\"when\":{\"x\":{}},", "t.json: events[0].when.x has no operator.")]
    [InlineData("\"when\":{\"x\":{\"equals\":[]}},", "t.json: events[0].when.x.equals is empty.")]
    [InlineData("\"when\":{\"x\":{\"equals\":\"a\"}},", "t.json: events[0].when.x.equals is no array.")]
    [InlineData("\"when\":{\"x\":{\"equals\":[\"a\",true]}},", "t.json: events[0].when.x.equals[1] is no text.")]
    [InlineData("\"when\":{\"x\":{\"equals\":[\"a\",\"a\"]}},", "t.json: events[0].when.x.equals[1] occurs before.")]
    [InlineData("\"when\":{\"x\":{\"present\":\"true\"}},", "t.json: events[0].when.x.present is neither true nor false.")]
    [InlineData("\"when\":{\"x..y\":{\"present\":true}},", "t.json: events[0].when.x..y has a path with an empty name in it.")]
    public void Bad_conditions_are_errors_that_name_the_path(string when, string message) =>
        AssertRefused("{\"name\":\"n\",\"asOf\":\"d\",\"attack\":A,\"events\":[" + Entry(when) + "]}", message);

    [Theory]
    [InlineData("\"severity\":\"high\"", "\"severity\":\"low\"", "t.json: events[0].severity is neither high nor medium.")]
    [InlineData("[\"T1\"]", "[\"T1\",\"T2\"]", "t.json: events[0].attack[1] is not among attack.techniques.")]
    [InlineData("[\"n\"]", "[\"n\",\"*\"]", "t.json: events[0].eventNames names events beside *, which stands for all.")]
    public void Bad_entries_are_errors_that_name_the_path(string good, string bad, string message) => AssertRefused(
        "{\"name\":\"n\",\"asOf\":\"d\",\"attack\":A,\"events\":[" + Entry("").Replace(good, bad, StringComparison.Ordinal) + "]}", message);

    private static string Record(string source, string name) => $$"""{"eventSource":"{{source}}","eventName":"{{name}}"}""";

    private static string Entry(string when) =>
        "{\"id\":\"e\",\"eventSource\":\"s\",\"eventNames\":[\"n\"]," + when + "\"why\":\"w\",\"attack\":[\"T1\"],\"severity\":\"high\",\"source\":\"u\"}";

    private static void AssertRefused(string json, string message)
    {
        byte[] file = Encoding.UTF8.GetBytes(json.Replace(
            "\"attack\":A", "\"attack\":{\"version\":\"1\",\"source\":\"u\",\"techniques\":{\"T1\":{\"name\":\"t\"}}}", StringComparison.Ordinal));
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => SecurityTable.Read(file, "t.json"));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }
}
