using System.Text.Json;

namespace TrailFilter.Peers;

/// <summary>Filters {"Records":[…]} files with <see cref="Utf8JsonReader"/>, each read whole: the reader takes no part of a document.</summary>
internal static class RecordsFile
{
    public static void Filter(IEnumerable<string> paths, Stream output)
    {
        byte[] buffer = [];
        foreach (string path in paths)
        {
            using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            int length = (int)input.Length;
            if (buffer.Length < length)
            {
                buffer = new byte[length];
            }

            input.ReadExactly(buffer, 0, length);
            Filter(buffer.AsSpan(0, length), output);
        }

        output.Flush();
    }

    private static void Filter(ReadOnlySpan<byte> document, Stream output)
    {
        var reader = new Utf8JsonReader(document);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isRecords = reader.ValueTextEquals("Records"u8);
            reader.Read();
            if (!isRecords || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                int start = (int)reader.TokenStartIndex;
                if (Utf8JsonReaderJob.IsLogged(ref reader))
                {
                    output.Write(document[start..(int)reader.BytesConsumed]);
                    output.WriteByte((byte)'\n');
                }
            }
        }
    }
}
