using TrailFilter.Core.Records;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Tests.Counting;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain – ümlaut 日本 😀", "plain – ümlaut 日本 😀")]
    [InlineData("a\u001b[31mb\u0007\r\n\t", "a\\x1b[31mb\\x07\\x0d\\x0a\\x09")]
    [InlineData("\u009b31m\u202e\u2028\ufeff", "\\x9b31m\\u{202e}\\u{2028}\\u{feff}")]
    public void What_moves_a_terminal_is_escaped(string text, string safe)
    {
        Assert.Equal(safe, TerminalText.Safe(text));
        Assert.Equal(safe, TerminalText.Safe(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_shown_as_numbers() =>
        Assert.Equal("\\xffa\\xc3\\x00", TerminalText.Safe([0xff, (byte)'a', 0xc3, 0]));

    [Fact]
    public void Every_kind_of_fault_has_a_sentence_of_its_own()
    {
        string[] sentences =
        [
            .. Enum.GetValues<FaultKind>().Where(static kind => kind != FaultKind.None).Select(FaultSentences.Of),
            .. Enum.GetValues<ArchiveFaultKind>().Where(static kind => kind != ArchiveFaultKind.None).Select(FaultSentences.Of),
        ];
        Assert.Equal(sentences.Length, sentences.Distinct().Count());
        Assert.DoesNotContain(FaultSentences.Of((FaultKind)999), sentences);
        Assert.All(sentences, static sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_notice_says_where_and_what_and_shows_the_first_bytes()
    {
        var notice = new FaultNotice
        {
            Archive = "logs/\u001b.json",
            Number = 1,
            Offset = 4711,
            Layer = FaultLayer.Content,
            Length = 100,
            RecordFault = FaultKind.NotAnObject,
            FirstBytes = "[1,\u0007"u8.ToArray(),
        };
        Assert.Equal(
            "logs/\\x1b.json at byte 4711: This stands where a record belongs but is no JSON object. 100 bytes, beginning with: [1,\\x07",
            notice.ToString());
    }
}
