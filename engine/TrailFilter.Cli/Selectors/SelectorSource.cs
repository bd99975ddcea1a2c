using TrailFilter.Cli.Arguments;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats;

namespace TrailFilter.Cli.Selectors;

/// <summary>Brings the bytes of a selectors file to the reader.</summary>
internal static class SelectorSource
{
    /// <summary>The name messages use.</summary>
    public static string NameOf(string path) => path == "-" ? "standard input" : path;

    /// <summary>Reads the trails of a file.</summary>
    /// <param name="path">A file, <c>-</c> for standard input, or the word <c>default</c>.</param>
    /// <param name="settings">How it is read; all its trails are.</param>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read; the message names it.</exception>
    public static SelectorsFile Read(string path, SelectorReadingSettings settings) => Read(path, settings, out _);

    /// <summary>Reads the trails of a file, and gives its content too.</summary>
    /// <param name="path">A file, <c>-</c> for standard input, or the word <c>default</c>.</param>
    /// <param name="settings">How it is read; all its trails are.</param>
    /// <param name="text">The content; empty where the file is too long to be read.</param>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read; the message names it.</exception>
    public static SelectorsFile Read(string path, SelectorReadingSettings settings, out ReadOnlyMemory<byte> text)
    {
        text = default;
        var options = new SelectorsFileOptions { Rules = settings.Rules, Parameters = settings.Parameters };
        if (path == SelectorsArgument.Default)
        {
            return SelectorsFileReader.Read("default"u8, options);
        }

        if (path != "-" && !File.Exists(path))
        {
            throw new UsageException(Directory.Exists(path)
                ? $"{path} is a folder; name a file with event selectors."
                : $"There is no file {path}; name a file with event selectors, or write the word {SelectorsArgument.Default}.");
        }

        try
        {
            using Stream stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            byte[]? content = Content(stream);
            text = content;
            return content is null ? TooLong : SelectorsFileReader.Read(content, options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{NameOf(path)} cannot be read: {exception.Message}", exception);
        }
    }

    private static SelectorsFile TooLong { get; } = new(
        null,
        [],
        [
            new SelectorProblem(
                ProblemSeverity.Error,
                "$",
                $"The file has more than {SelectorReader.MaxBytes} bytes.",
                "Selectors, and templates and plans with selectors in them, are smaller: it is some other file, perhaps an archive of records."),
        ],
        []);

    /// <summary>
    /// Everything, or null when it is more than any selectors are: an archive given by mistake may have gigabytes.
    /// </summary>
    private static byte[]? Content(Stream stream)
    {
        using var content = new MemoryStream();
        byte[] block = new byte[64 * 1024];
        while (content.Length <= SelectorReader.MaxBytes)
        {
            int read = stream.Read(block);
            if (read == 0)
            {
                return content.ToArray();
            }

            content.Write(block, 0, read);
        }

        return null;
    }
}
