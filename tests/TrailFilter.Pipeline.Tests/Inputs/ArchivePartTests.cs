using CsCheck;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Inputs;

public sealed class ArchivePartTests
{
    // Other programs may choose the same parts by this; so it never changes.
    [Theory]
    [InlineData("", 0xefd01f60ba992926)]
    [InlineData("AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/02/a.json.gz", 0xfd537af2f5852424)]
    public void The_hash_is_what_it_was(string key, ulong expected) => Assert.Equal(expected, ArchivePart.HashOf(key));

    [Fact]
    public void Every_key_is_in_one_part() => Gen.Select(Gen.String, Gen.Int[1, 50]).Sample(static (key, parts) =>
        Enumerable.Range(1, parts).Count(number => new ArchivePart(number, parts).Holds(key)) == 1);

    [Fact]
    public void Parts_of_keys_that_follow_one_another_are_as_large_as_each_other()
    {
        int[] sizes = new int[10];
        for (int i = 0; i < 10_000; i++)
        {
            string key = FormattableString.Invariant(
                $"AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/02/111122223333_CloudTrail_us-east-1_20260302T{i / 600:00}{i / 10 % 60:00}Z_{i:0000}.json.gz");
            sizes[Enumerable.Range(1, 10).Single(number => new ArchivePart(number, 10).Holds(key)) - 1]++;
        }

        // 1,000 each with a standard deviation of 30.
        Assert.All(sizes, static size => Assert.InRange(size, 880, 1120));
    }

    [Theory]
    [InlineData("1/20", 1, 20)]
    [InlineData("20/20", 20, 20)]
    [InlineData("1/1000000", 1, 1_000_000)]
    public void Parts_are_read(string text, int number, int parts)
    {
        Assert.True(ArchivePart.TryParse(text, out ArchivePart part));
        Assert.Equal((number, parts, text), (part.Number, part.Parts, part.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("0/20")]
    [InlineData("21/20")]
    [InlineData("1/0")]
    [InlineData("-1/20")]
    [InlineData("1/1000001")]
    [InlineData("1/2/3")]
    [InlineData("1/ 20")]
    public void Others_are_none(string? text) => Assert.False(ArchivePart.TryParse(text, out _));

    [Fact]
    public void It_does_not_matter_where_a_copy_of_a_bucket_lies_and_how_it_is_named()
    {
        using var folder = new TestFolder();
        const string Key = "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/02/x.json.gz";
        folder.Write("here/" + Key, "x");
        folder.Write("there/deep/" + Key, "x");
        foreach (string input in new[] { "here", "there", "there/deep/AWSLogs/111122223333", "here/" + Key })
        {
            Assert.Equal(Key, ArchivePart.KeyOf(ArchiveFinder.Find([folder[input]]).Archives.Single()));
        }

        folder.Write("other/a/b.json", "x");
        Assert.Equal("a/b.json", ArchivePart.KeyOf(ArchiveFinder.Find([folder["other"]]).Archives.Single()));
    }

    [Fact]
    public void A_finder_takes_a_part_and_says_of_what()
    {
        using var folder = new TestFolder();
        for (int i = 0; i < 40; i++)
        {
            folder.Write($"logs/{i}.json", new string('x', i + 1));
        }

        ArchiveListing[] parts =
        [
            .. Enumerable.Range(1, 4).Select(number =>
                ArchiveFinder.Find([folder["logs"]], new ArchiveFinderOptions { Part = new ArchivePart(number, 4) })),
        ];
        Assert.All(parts, static part => Assert.Equal(new FoundArchives(40, 41 * 40 / 2), part.Whole));
        Assert.All(parts, static part => Assert.InRange(part.Archives.Count, 1, 39));
        Assert.Equal(
            ArchiveFinder.Find([folder["logs"]]).Archives.Select(static archive => archive.Name).Order(StringComparer.Ordinal),
            parts.SelectMany(static part => part.Archives).Select(static archive => archive.Name).Order(StringComparer.Ordinal));
        Assert.Null(ArchiveFinder.Find([folder["logs"]]).Whole);
    }
}
