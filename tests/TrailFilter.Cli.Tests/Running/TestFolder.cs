using System.IO.Compression;
using System.Text;

namespace TrailFilter.Cli.Tests.Running;

/// <summary>A folder of one test, gone when the test ends.</summary>
internal sealed class TestFolder : IDisposable
{
    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    public string Root { get; } = Directory.CreateTempSubdirectory("trailfilter-test-").FullName;

    /// <summary>A path in the folder.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Every file in the folder, hidden ones too, by path.</summary>
    public string[] Files =>
    [
        .. Directory.EnumerateFiles(Root, "*", s_everything)
            .Select(path => Path.GetRelativePath(Root, path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, byte[] content)
    {
        string path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes a file of text.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Packs bytes.</summary>
    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>Reads a packed file.</summary>
    public static byte[] Unzip(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
