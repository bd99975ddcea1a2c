using System.Text;
using CsCheck;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats.Tests;

/// <summary>Whatever the bytes: the reader answers, twice the same, and never accepts what it found no selectors in.</summary>
public sealed class MutationTests
{
    private static readonly byte[][] s_files = [.. FormatCase.LoadAll().Where(one => one.Name != "yaml-laughs").Select(one => File.ReadAllBytes(one.Path))];

    private static readonly byte[][] s_pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", ": ", "- ", "\n", "\n\n  ", "\t", "\"", "'", "\\", "#", "&a ", "*a", "<<: *a", "!Ref ", "!Sub ", "!If ", "!GetAtt a.b",
            "? ", "| ", "> ", "---\n", "...\n", "%YAML 1.1\n", "!!str ", "!!binary ", "null", "~", "yes", "012", "1e9", "2020-01-01", "${", "${a}", "}",
            "{\"Ref\":\"AWS::NoValue\"}", "{\"Fn::If\":[", "{{resolve:ssm:x}}", "\uFEFF", "\u0000", "\u0085", "\u2028", "Resources:", "format_version",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xFF, 0xFE], [0xED, 0xA0, 0x80],
    ];

    private static readonly Gen<byte[]> s_mutated =
        from file in OneOf(s_files)
        from changes in Gen.Select(Gen.Int[0, 2500], Gen.Int[0, 20], OneOf(s_pieces)).Array[0, 6]
        select changes.Aggregate(file, (bytes, change) => Splice(bytes, change.Item1, change.Item2, change.Item3));

    [Fact]
    public void Never_throws_and_answers_the_same_twice() => s_mutated.Sample(
        bytes =>
        {
            SelectorsFile first = SelectorsFileReader.Read(bytes, new SelectorsFileOptions());
            SelectorsFile second = SelectorsFileReader.Read(bytes, new SelectorsFileOptions());
            Assert.Equal(Text(first), Text(second));
            Assert.True(first.Trails.Length > 0 || first.Problems.Any(problem => problem.Severity == ProblemSeverity.Error));
            Assert.Equal(first.Trails.Length, first.Trails.Select(trail => trail.Name).Distinct().Count());
            Assert.All(first.Trails, trail => Assert.True(trail.Result.Selectors is not null || !trail.Result.IsAccepted));
        },
        iter: 4000,
        print: bytes => Convert.ToBase64String(bytes));

    [Fact]
    public void Every_beginning_of_a_file_is_read_without_harm()
    {
        foreach (byte[] file in s_files.Where(file => file.Length < 1500))
        {
            for (int length = 0; length < file.Length; length++)
            {
                Assert.NotNull(SelectorsFileReader.Read(file.AsSpan(0, length), new SelectorsFileOptions()));
            }
        }
    }

    private static string Text(SelectorsFile file) => string.Join('\n', file.Trails.Select(trail =>
        $"{trail.Name} {trail.Place} {Shown.Selectors(trail.Result.Selectors)} {string.Join('\n', trail.Result.Problems)} {string.Join('\n', trail.Notes)}")
        .Concat(file.Problems.Select(problem => problem.ToString())));

    private static Gen<byte[]> OneOf(byte[][] all) => Gen.Int[0, all.Length - 1].Select(index => all[index]);

    private static byte[] Splice(byte[] bytes, int at, int remove, byte[] piece)
    {
        int start = Math.Min(at, bytes.Length);
        int end = Math.Min(start + remove, bytes.Length);
        return [.. bytes[..start], .. piece, .. bytes[end..]];
    }
}
