using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>What comes out of an archive: content, faults as text, and what was left unread.</summary>
internal sealed record Unpacked(byte[] Content, string Faults, byte[] Remainder)
{
    /// <summary>Reads as a file, or as a pipe that gives <paramref name="cut"/> bytes at a time.</summary>
    public static Unpacked Of(byte[] packed, int cut = 0, int destination = 10_000, GzipInflater? inflater = null)
    {
        Stream stream = cut == 0 ? new MemoryStream(packed) : new CutStream(packed, () => cut);
        using ArchiveContent content = ArchiveContent.Open(new RawInput(stream), inflater);
        var output = new MemoryStream();
        var faults = new List<string>();
        byte[] buffer = new byte[destination];
        int read;
        do
        {
            long at = output.Length;
            read = content.Read(buffer);
            while (content.TryTakeFault(out ArchiveFault? fault))
            {
                Assert.Equal(at, fault.ContentOffset);
                faults.Add($"{fault.Kind}@{fault.Offset}");
            }

            output.Write(buffer, 0, read);
        }
        while (read > 0);

        var remainder = new MemoryStream();
        while ((read = content.ReadRemainder(buffer)) > 0)
        {
            remainder.Write(buffer, 0, read);
        }

        Assert.Equal(packed.Length, content.BytesRead);
        return new Unpacked(output.ToArray(), string.Join(' ', faults), remainder.ToArray());
    }
}
