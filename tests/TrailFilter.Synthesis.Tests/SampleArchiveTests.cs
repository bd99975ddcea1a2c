using System.IO.Compression;
using TrailFilter.Synthesis.Archives;

namespace TrailFilter.Synthesis.Tests;

/// <summary>
/// data/sample is what the generator makes, file by file and byte by byte. Set UPDATE_SAMPLE=1 to write it anew after the
/// generator was changed on purpose.
/// </summary>
[Collection("sample")]
public class SampleArchiveTests
{
    private const ulong Seed = 20260302;

    private const int Records = 5_000;

    private static readonly ArchivePlan s_plan = ArchivePlan.Create(GeneratorProfile.Sample, Seed, Records, withDigests: true);

    [Fact]
    public void The_sample_is_what_the_generator_makes()
    {
        string root = Repository.Data("sample");
        ArchiveGenerator generator = new(s_plan);
        if (Environment.GetEnvironmentVariable("UPDATE_SAMPLE") == "1")
        {
            Rewrite(root, generator);
        }
        string[] found = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(s_plan.Archives.Select(a => a.Key).Order(StringComparer.Ordinal), found);
        foreach (PlannedArchive archive in s_plan.Archives)
        {
            // The uncompressed bytes are compared: compressed ones may change with the runtime's compression library.
            using FileStream file = File.OpenRead(Path.Combine(root, archive.Key));
            using GZipStream gzip = new(file, CompressionMode.Decompress);
            using MemoryStream content = new();
            gzip.CopyTo(content);
            Assert.True(ArchiveTests.Content(generator, archive).AsSpan().SequenceEqual(content.ToArray()), $"{archive.Key} differs from what the generator makes.");
        }
    }

    [Fact]
    public void The_sample_is_small_and_has_something_of_everything()
    {
        string root = Repository.Data("sample");
        Assert.InRange(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length), 1, 3 * 1024 * 1024);
        Assert.Equal(3, s_plan.Archives.Select(a => a.Account).Distinct().Count());
        Assert.Equal(3, s_plan.Archives.Select(a => a.Region).Distinct().Count());
        Assert.Equal(3, s_plan.Archives.Select(a => a.DeliveredAt.Date).Distinct().Count());
        Assert.Equal(Enum.GetValues<ArchiveKind>().Order(), s_plan.Archives.Select(a => a.Kind).Distinct().Order());
    }

    private static void Rewrite(string root, ArchiveGenerator generator)
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
        foreach (PlannedArchive archive in s_plan.Archives)
        {
            string path = Path.Combine(root, archive.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using FileStream file = File.Create(path);
            generator.Write(archive, file);
        }
    }
}
