namespace TrailFilter.Synthesis;

/// <summary>Writes records one a line (NDJSON) to a stream. Stateless and thread-safe.</summary>
public static class NdjsonOutput
{
    /// <summary>Bytes gathered before they go to the stream; large enough that a pipe is filled in few calls.</summary>
    private const int BatchBytes = 256 * 1024;

    /// <summary>Writes records, each followed by a line feed.</summary>
    /// <param name="profile">What the records look like.</param>
    /// <param name="seed">Which of the possible sequences to write; any number.</param>
    /// <param name="records">How many records, zero or more.</param>
    /// <param name="output">Where to; neither flushed nor closed.</param>
    /// <param name="cancellation">Stops the writing between two batches.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A value of the profile is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="records"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The writing was stopped.</exception>
    public static long Write(GeneratorProfile profile, ulong seed, long records, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNegative(records);
        RecordGenerator generator = new(profile, seed);
        byte[] batch = new byte[BatchBytes];
        int filled = 0;
        long written = 0;
        for (long i = 0; i < records; i++)
        {
            ReadOnlySpan<byte> record = generator.Next();
            if (filled + record.Length + 1 > batch.Length)
            {
                cancellation.ThrowIfCancellationRequested();
                output.Write(batch, 0, filled);
                filled = 0;
                if (record.Length + 1 > batch.Length)
                {
                    batch = new byte[record.Length * 2];
                }
            }
            record.CopyTo(batch.AsSpan(filled));
            batch[filled + record.Length] = (byte)'\n';
            filled += record.Length + 1;
            written += record.Length + 1;
        }
        output.Write(batch, 0, filled);
        return written;
    }
}
