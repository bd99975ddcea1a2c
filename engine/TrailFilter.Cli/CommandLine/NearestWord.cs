namespace TrailFilter.Cli.CommandLine;

/// <summary>Finds the word somebody probably meant.</summary>
internal static class NearestWord
{
    // Fewer letters begin too many words to mean one of them.
    private const int MinBegun = 4;

    /// <summary>A hint to append to a sentence, or nothing when no word is near.</summary>
    public static string Hint(string word, IEnumerable<string> words) =>
        Find(word, words) is { } near ? $"; did you mean {near}?" : "";

    /// <summary>The nearest word, or null when more than a third of the letters differ.</summary>
    public static string? Find(string word, IEnumerable<string> words)
    {
        string? best = null;
        int bestDistance = (word.Length / 3) + 1;
        foreach (string candidate in words)
        {
            // Names of files may be long; that many more letters cannot be near, and are not compared.
            bool isNearInLength = Math.Abs(candidate.Length - word.Length) < bestDistance;
            int distance = isNearInLength ? Distance(word, candidate) : int.MaxValue;
            bool isBegun = word.Length >= MinBegun && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);
            if (distance < bestDistance || (best is null && isBegun))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    // Levenshtein's distance in one row; words here have a dozen letters, names of files at most some hundred.
    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + change));
            }
        }

        return row[b.Length];
    }
}
