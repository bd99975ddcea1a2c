using TrailFilter.Synthesis.Templates;

namespace TrailFilter.Synthesis.World;

/// <summary>
/// Object keys by number: the same bucket, prefix and number always give the same key, so that a key can be met again. The
/// text is written as it stands in JSON, escapes included.
/// </summary>
internal static class ObjectKeys
{
    /// <summary>One key in this many holds letters outside ASCII, a quotation mark or white space.</summary>
    private const int OddOneIn = 20;

    private static readonly string[] s_words = ["summary", "orders", "clicks", "checkpoint", "manifest", "partition", "snapshot", "audit"];

    /// <summary>Writes the part of a key after its prefix.</summary>
    public static void WriteTail(ref ByteCursor cursor, int bucket, int prefix, int number)
    {
        ulong hash = Xoshiro256.Hash(((ulong)bucket << 32) | (uint)prefix, (ulong)number);
        uint low = (uint)hash;
        string word = s_words[(hash >> 40) & 7];
        if ((hash >> 48) % OddOneIn == 0)
        {
            WriteOddTail(ref cursor, (int)((hash >> 32) & 7), low);
            return;
        }
        switch ((hash >> 32) & 7)
        {
            case 0:
                cursor.Write("dt=2026-0"u8);
                cursor.WriteNumber(1 + (low % 9));
                cursor.Write("-"u8);
                cursor.WritePadded(1 + (low / 9 % 28), 2);
                cursor.Write("/part-"u8);
                cursor.WritePadded(low % 400, 5);
                cursor.Write("-"u8);
                cursor.WriteUuid(Xoshiro256.Hash(hash, 1), hash);
                cursor.Write("-c000.snappy.parquet"u8);
                break;
            case 1:
                cursor.Write("year=2026/month=03/day="u8);
                cursor.WritePadded(1 + (low % 28), 2);
                cursor.Write("/hour="u8);
                cursor.WritePadded(low / 28 % 24, 2);
                cursor.Write("/"u8);
                cursor.WriteHex(hash, 16);
                cursor.Write(".json.gz"u8);
                break;
            case 2:
                cursor.WriteHex(low, 2);
                cursor.Write("/"u8);
                cursor.WriteHex(Xoshiro256.Hash(hash, 2), 16);
                cursor.Write(".jpg"u8);
                break;
            case 3:
                cursor.Write(word);
                cursor.Write("-"u8);
                cursor.WritePadded(low % 100_000_000, 8);
                cursor.Write(".pdf"u8);
                break;
            case 4:
                cursor.Write("users/"u8);
                cursor.WritePadded(low % 1_000_000, 6);
                cursor.Write("/"u8);
                cursor.Write(word);
                cursor.Write(".json"u8);
                break;
            case 5:
                cursor.Write(word);
                cursor.Write("/"u8);
                cursor.Write(s_words[(hash >> 44) & 7]);
                cursor.Write("-"u8);
                cursor.WritePadded(low % 10_000, 4);
                cursor.Write(".csv"u8);
                break;
            case 6:
                cursor.Write("session="u8);
                cursor.WriteHex(low, 8);
                cursor.Write("/events-"u8);
                cursor.WritePadded(low % 5_000, 4);
                cursor.Write(".avro"u8);
                break;
            default:
                cursor.Write("2026/03/"u8);
                cursor.WritePadded(1 + (low % 28), 2);
                cursor.Write("/"u8);
                cursor.Write(word);
                cursor.Write("/_temporary/0/task_"u8);
                cursor.WritePadded(low, 10);
                cursor.Write("_m_000017"u8);
                break;
        }
    }

    private static void WriteOddTail(ref ByteCursor cursor, int kind, uint number)
    {
        switch (kind)
        {
            case 0:
                cursor.Write("caf\\u00e9/men\\u00fc-"u8);
                break;
            case 1:
                cursor.Write("r\\u00e9sum\\u00e9s/Zo\\u00eb "u8);
                break;
            case 2:
                cursor.Write("Gr\u00fc\u00dfe/Stra\u00dfenkarte "u8);
                break;
            case 3:
                cursor.Write("\u30ec\u30dd\u30fc\u30c8/\u6771\u4eac-"u8);
                break;
            case 4:
                cursor.Write("notes \\\"final\\\" v"u8);
                break;
            case 5:
                cursor.Write("emoji/\\ud83d\\ude80-launch-"u8);
                break;
            case 6:
                cursor.Write("windows\\\\share\\\\file "u8);
                break;
            default:
                cursor.Write("a+b=c&d/with space/100% "u8);
                break;
        }
        cursor.WritePadded(number % 10_000, 4);
        cursor.Write(".docx"u8);
    }
}
