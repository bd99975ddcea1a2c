using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TrailFilter.Cli.Terminal;

/// <summary>The standard error of this process as a writer of text.</summary>
internal static class StandardError
{
    /// <summary>
    /// Opens it. .NET's console stream prepares a terminal for reading keys, with commands that stay behind when the program is
    /// killed; a file stream sends nothing but the text. For a file the console stream is right, which goes on where the file
    /// ends.
    /// </summary>
    public static TextWriter Open() =>
        new StreamWriter(OpenStream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static Stream OpenStream()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardError();
        }

        try
        {
            var terminal = new FileStream(new SafeFileHandle(2, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!terminal.CanSeek)
            {
                return terminal;
            }

            terminal.Dispose();
            return Console.OpenStandardError();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // It is closed: nobody wants to hear anything.
            return Stream.Null;
        }
    }
}
