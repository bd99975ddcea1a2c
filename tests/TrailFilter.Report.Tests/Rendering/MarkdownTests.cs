using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TrailFilter.Report.Rendering;
using TrailFilter.Report.Rendering.Markdown;

namespace TrailFilter.Report.Tests.Rendering;

public sealed partial class MarkdownTests
{
    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void Rows_of_a_table_have_as_many_cells_as_its_head_and_nothing_is_markup(string which)
    {
        int cells = 0;
        foreach (string line in Rendered.Text(FormTests.Of(which), ReportFormat.Markdown).Split('\n'))
        {
            Assert.DoesNotContain(line.EnumerateRunes(), static rune => Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format);
            int found = Pipe().Count(line);
            Assert.True(cells == 0 || !line.StartsWith('|') || found == cells, line);
            cells = line.StartsWith('|') ? found : 0;
            if (line.StartsWith('|') || line.StartsWith("**", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal))
            {
                string prose = Code().Replace(line, "");
                Assert.DoesNotMatch(Markup(), prose);
            }
        }
    }

    [Theory]
    [InlineData("plain/key", "`plain/key`")]
    [InlineData("a|b`c", "`a\\x7cb\\x60c`")]
    [InlineData("@everyone", "`\\x40everyone`")]
    [InlineData("role/a@example.com", "`role/a@example.com`")]
    [InlineData("\u202ex", "`\\u{202e}x`")]
    [InlineData("  ", "(spaces)")]
    public void Keys_are_code(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Theory]
    [InlineData("drop 61.2 % (8,412 of 13,745)", "drop 61.2 % (8,412 of 13,745)")]
    [InlineData("<b>@x [a](b)", "\\<b\\>\\\\x40x \\[a\\](b)")]
    [InlineData("https://e.example www.e", "https\\://e.example www\\.e")]
    [InlineData("- a #12 # x", "\\- a \\\\x2312 \\# x")]
    public void Sentences_are_escaped(string text, string expected) => Assert.Equal(expected, MarkdownText.Prose(text));

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Pipe();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"@|(?<!\\)[<`\[]|https?://|www\.", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
