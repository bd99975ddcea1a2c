using System.Text;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("trailfilter-test-").FullName;

    public string this[string relativePath] => Path.Join(FullPath, relativePath);

    public string Write(string relativePath, byte[] bytes)
    {
        string path = this[relativePath];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string relativePath, string text = "") => Write(relativePath, Encoding.UTF8.GetBytes(text));

    /// <summary>All files in it, temporary ones included.</summary>
    public string[] Files() =>
        [.. Directory.EnumerateFiles(FullPath, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => Path.GetRelativePath(FullPath, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
