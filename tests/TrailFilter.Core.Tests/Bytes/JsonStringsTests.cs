using System.Text;
using System.Text.Json;
using CsCheck;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Tests.Bytes;

public sealed class JsonStringsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("""\"\\\/\b\f\n\r\t""", "\"\\/\b\f\n\r\t")]
    [InlineData("""\u00e9\u00E9""", "éé")]
    [InlineData("""a\ud83d\uDE00b""", "a😀b")]
    [InlineData("""\u0000""", "\0")]
    public void Escapes_are_resolved(string raw, string text)
    {
        byte[] destination = new byte[raw.Length];
        Assert.True(JsonStrings.TryUnescape(Encoding.UTF8.GetBytes(raw), destination, out int written));
        Assert.Equal(text, Encoding.UTF8.GetString(destination, 0, written));
    }

    [Theory]
    [InlineData("""\""")]
    [InlineData("""\x41""")]
    [InlineData("""\u12""")]
    [InlineData("""\u12G4""")]
    [InlineData("""\u+123""")]
    [InlineData("""\ud800""")]
    [InlineData("""\udc00""")]
    [InlineData("""\ud800A""")]
    [InlineData("""\ud800\u0041""")]
    [InlineData("""\ud800\ud800""")]
    public void What_is_no_text_is_refused(string raw) =>
        Assert.False(JsonStrings.TryUnescape(Encoding.UTF8.GetBytes(raw), new byte[raw.Length], out _));

    [Fact]
    public void Agrees_with_JsonDocument() =>
        Gen.String[Gen.Char['\u0001', '\uFFFD'], 0, 40].Where(s => s.EnumerateRunes().All(r => r.Value != 0xFFFD)).Sample(text =>
        {
            string json = JsonSerializer.Serialize(text);
            byte[] raw = Encoding.UTF8.GetBytes(json[1..^1]);
            byte[] destination = new byte[raw.Length];
            Assert.True(JsonStrings.TryUnescape(raw, destination, out int written));
            Assert.Equal(text, Encoding.UTF8.GetString(destination, 0, written));
        });
}
