namespace TrailFilter.Peers;

/// <summary>Reads a file of lines in 1 MiB chunks and writes the lines that a job selects, verbatim.</summary>
internal static class LineFile
{
    private const int Chunk = 1 << 20;

    /// <summary>Decides one line, without its line feed.</summary>
    public delegate bool Decision(ReadOnlyMemory<byte> line);

    public static void Filter(string path, Stream output, Decision isLogged)
    {
        // The file's own buffer would copy once more.
        using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        byte[] buffer = new byte[4 * Chunk];
        int have = 0;
        while (true)
        {
            if (buffer.Length - have < Chunk)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            int got = input.Read(buffer, have, Chunk);
            if (got == 0)
            {
                output.Flush();
                return;
            }

            have += got;
            int start = 0;
            for (int length; (length = buffer.AsSpan(start, have - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
            {
                if (isLogged(buffer.AsMemory(start, length)))
                {
                    output.Write(buffer, start, length + 1);
                }
            }

            buffer.AsSpan(start, have - start).CopyTo(buffer);
            have -= start;
        }
    }
}
