using System.Text.Json;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>Reads lines of rejects as their documentation says.</summary>
internal static class Rejected
{
    public static JsonElement[] Lines(string rejects) =>
        [.. rejects.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];

    /// <summary>The bytes of one fault.</summary>
    public static byte[] Join(string rejects, string archive, int number)
    {
        JsonElement[] pieces = [.. Lines(rejects).Where(line =>
            line.GetProperty("archive").GetString() == archive && line.GetProperty("number").GetInt32() == number)];
        long offset = pieces[0].GetProperty("offset").GetInt64();
        var bytes = new List<byte>();
        for (int i = 0; i < pieces.Length; i++)
        {
            Assert.Equal(i + 1, pieces[i].GetProperty("piece").GetInt32());
            Assert.Equal(i == pieces.Length - 1, pieces[i].GetProperty("last").GetBoolean());
            Assert.Equal(offset + bytes.Count, pieces[i].GetProperty("offset").GetInt64());
            byte[] piece = pieces[i].GetProperty("bytesBase64").GetBytesFromBase64();
            Assert.Equal(piece.Length, pieces[i].GetProperty("length").GetInt32());
            bytes.AddRange(piece);
        }

        return [.. bytes];
    }
}
