using Microsoft.Win32.SafeHandles;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>The standard output of this process as a stream fit for results.</summary>
public static class StandardOutput
{
    /// <summary>
    /// Opens it. .NET's console stream ignores a closed pipe, so that <c>trailfilter … | head</c> would read on to the end; a file
    /// stream tells. A file stream in turn writes at positions of its own, so that of two commands redirected into one file the
    /// second would overwrite the first; the console stream goes on where the file ends. So each is used where it is right.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!pipe.CanSeek)
        {
            return pipe;
        }

        pipe.Dispose();
        return Console.OpenStandardOutput();
    }
}
