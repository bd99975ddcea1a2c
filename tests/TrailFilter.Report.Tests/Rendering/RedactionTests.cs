using System.Text.Json;
using System.Text.RegularExpressions;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;

namespace TrailFilter.Report.Tests.Rendering;

public sealed partial class RedactionTests
{
    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void No_account_address_or_eventID_is_left(string which)
    {
        PreviewReport redacted = Redaction.Apply(FormTests.Of(which));
        string[] texts = [.. Texts(JsonDocument.Parse(Rendered.Bytes(redacted, ReportFormat.Json)).RootElement)];
        Assert.NotEmpty(texts);
        Assert.All(texts, static text => Assert.DoesNotMatch(TwelveDigits(), text));
        Assert.All(
            ["10.1.2.3", "2001:db8::1", "role/Admin", "/bucket", "0f8fad5b"],
            name => Assert.DoesNotContain(texts, text => text.Contains(name, StringComparison.Ordinal)));
        Assert.All(redacted.Comparisons.SelectMany(static comparison => comparison.Droppers), static row => Assert.Empty(row.SampleEventIds));
        Assert.All(redacted.Comparisons.SelectMany(static comparison => comparison.Security), static row => Assert.Empty(row.SampleEventIds));
        Assert.Equal(Rendered.Bytes(redacted, ReportFormat.Json), Rendered.Bytes(Redaction.Apply(FormTests.Of(which)), ReportFormat.Json));
    }

    [Fact]
    public void Costs_alone_are_redacted_too()
    {
        CostReport redacted = Redaction.Apply(SampleReports.Cost(["trail 111122223333"]));
        Assert.Equal("trail account-1", redacted.Configurations[0].Name);
        Assert.Equal("account-2", redacted.Configurations[0].Lines[0].Account);
        Assert.Equal("Nothing is discounted for trail account-1.", redacted.Assumptions[0]);
    }

    [Fact]
    public void The_same_thing_has_the_same_stand_in_everywhere()
    {
        PreviewReport redacted = Redaction.Apply(SampleReports.Evil());
        string account = redacted.Coverage.Accounts[0].Key!;
        Assert.Equal(account, redacted.Cost.Configurations[0].Lines[0].Account);
        Assert.StartsWith("=evil|", redacted.Comparisons[0].Name, StringComparison.Ordinal);
        Assert.Contains(redacted.Coverage.Accounts[1].Key!, redacted.Comparisons[0].Name, StringComparison.Ordinal);
        Assert.Contains(redacted.Coverage.Accounts[1].Key!, redacted.Comparisons[0].Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789012", "account-1")]
    [InlineData("a123456789012b 123456789012 210987654321", "aaccount-1b account-1 account-2")]
    [InlineData("1234-5678-9012 and 123456789012", "account-1 and account-1")]
    [InlineData("1234567890123", "number-1")]
    [InlineData("12345678901", "12345678901")]
    [InlineData("arn:aws:iam::123456789012:role/x, arn:aws:s3:::b/k", "arn:aws:iam::account-1:caller-1, arn:aws:s3:::resource-1")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/r/s", "arn:aws:sts::account-1:caller-1")]
    [InlineData("arn:aws-cn:lambda:cn-north-1:123456789012:function:f", "arn:aws-cn:lambda:cn-north-1:account-1:resource-1")]
    [InlineData("10.0.0.1.", "address-1.")]
    [InlineData("1.2.3 and 1.2.3.4.5 and 999.1.1.1", "1.2.3 and 1.2.3.4.5 and 999.1.1.1")]
    [InlineData("fe80::1, FE80::0001: ::ffff:10.0.0.1", "address-1, address-1: address-2")]
    [InlineData("AWS::S3::Object at 12:30:45, 2026-03-02T01:00Z, ::", "AWS::S3::Object at 12:30:45, 2026-03-02T01:00Z, ::")]
    public void Text(string text, string expected) => Assert.Equal(expected, new StandIns().InText(text));

    [Theory]
    [InlineData("", "")]
    [InlineData("arn:aws:s3:::a b\nc", "arn:aws:s3:::resource-1")]
    [InlineData("i-0123456789abcdef0", "resource-1")]
    [InlineData("10.0.0.1", "address-1")]
    public void Resources(string name, string expected) => Assert.Equal(expected, new StandIns().OfResource(name));

    [Theory]
    [InlineData("s3.amazonaws.com", "s3.amazonaws.com")]
    [InlineData("AWSAccount 123456789012", "AWSAccount account-1")]
    [InlineData("arn:aws:iam::123456789012:user/a b", "arn:aws:iam::account-1:caller-1")]
    public void Callers(string name, string expected) => Assert.Equal(expected, new StandIns().OfCaller(name));

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static property => Texts(property.Value)),
        _ => [],
    };

    [GeneratedRegex("[0-9]{12}")]
    private static partial Regex TwelveDigits();
}
