namespace TrailFilter.Pipeline.Decompression;

/// <summary>Content that is not compressed.</summary>
internal sealed class PlainContent(RawInput raw) : ArchiveContent(raw)
{
    private bool _ended;

    /// <inheritdoc/>
    protected override int ReadCore(Span<byte> destination)
    {
        int read = Raw.ReadAvailable(destination);
        if (read == 0 && !_ended)
        {
            _ended = true;
            EndOfInput(ArchiveFaultKind.None);
        }

        return read;
    }
}
