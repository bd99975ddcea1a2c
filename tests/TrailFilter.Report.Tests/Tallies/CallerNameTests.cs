using System.Text;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

public sealed class CallerNameTests
{
    /// <summary>More callers than are remembered, some with the same beginning, read in turn and one after another.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    public void What_was_read_before_changes_nothing(int callers)
    {
        string[] identities =
        [
            .. Enumerable.Range(0, callers).SelectMany(static i => new[]
            {
                $$"""{"type":"AWSService","invokedBy":"service{{i}}.amazonaws.com"}""",
                $$"""{"type":"AWSAccount","accountId":"11112222{{i:0000}}"}""",
                $$"""{"type":"AWSAccount","accountId":"11112222{{i:0000}}","invokedBy":"x{{i}}.amazonaws.com"}""",
                $$"""{"accountId":"{{i}}"}""",
                $$"""{"type":7,"note":"{{i}}"}""",
                $$"""{"type":"\u0041\n{{i}}"}""",
                $$"""{"type":"{{new string('t', 500)}}{{i}}"}""",
                $$"""{"type":"{{new string('t', 200)}}","invokedBy":"{{new string('i', 100)}}{{i}}"}""",
                $$"""{"type":"AWSService" "broken":{{i}}}""",
            }),
        ];
        var used = new CallerName();
        for (int pass = 0; pass < 3; pass++)
        {
            foreach (string identity in identities)
            {
                byte[] record = Encoding.UTF8.GetBytes($$"""{"eventVersion":"1.11","userIdentity":{{identity}},"eventName":"A{{pass}}"}""");
                var fresh = new CallerName();
                string expected = Encoding.UTF8.GetString(fresh.Of(record, default));
                Assert.Equal(expected, Encoding.UTF8.GetString(used.Of(record, default)));
                Assert.Equal(fresh.HasDetails, used.HasDetails);
                if (fresh.HasDetails)
                {
                    Assert.Equal(Encoding.UTF8.GetString(fresh.Type), Encoding.UTF8.GetString(used.Type));
                    Assert.Equal(Encoding.UTF8.GetString(fresh.InvokedBy), Encoding.UTF8.GetString(used.InvokedBy));
                }
            }
        }
    }

    /// <summary>What stands behind a beginning that is the same decides nothing; what stands in it does.</summary>
    [Fact]
    public void A_longer_identity_is_another_one()
    {
        var caller = new CallerName();
        byte[] one = """{"userIdentity":{"type":"A"},"eventName":"B"}"""u8.ToArray();
        byte[] other = """{"userIdentity":{"type":"A","accountId":"1"},"eventName":"B"}"""u8.ToArray();
        Assert.Equal("A", Encoding.UTF8.GetString(caller.Of(one, default)));
        Assert.Equal("A 1", Encoding.UTF8.GetString(caller.Of(other, default)));
        Assert.Equal("A", Encoding.UTF8.GetString(caller.Of(one, default)));
    }
}
