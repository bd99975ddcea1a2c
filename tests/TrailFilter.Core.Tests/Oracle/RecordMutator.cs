namespace TrailFilter.Core.Tests.Oracle;

/// <summary>Damages records byte by byte: most results are no longer JSON, some still are and mean something else.</summary>
internal static class RecordMutator
{
    private static readonly byte[] s_telling = [.. "\"\\{}[]:,  \n\t0tfnu/eE.-"u8, 0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xF0, 0xFF];

    /// <summary>A damaged copy; the same record and seed give the same bytes.</summary>
    public static byte[] Mutate(byte[] record, int seed)
    {
        var random = new Random(seed);
        List<byte> bytes = [.. record];
        for (int times = 1 + random.Next(3); times > 0 && bytes.Count > 1; times--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(1 + random.Next(random.Next(4) == 0 ? 100 : 3), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = s_telling[random.Next(s_telling.Length)];
                    break;
                case 2:
                    bytes.Insert(at, s_telling[random.Next(s_telling.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 5:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 6:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    // Letters for letters: the record stays JSON more often than not.
                    bytes[at] = char.IsAsciiLetter((char)bytes[at]) ? (byte)random.Next('a', 'z' + 1) : bytes[at];
                    break;
            }
        }

        return [.. bytes];
    }
}
