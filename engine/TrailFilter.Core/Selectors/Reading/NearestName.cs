namespace TrailFilter.Core.Selectors.Reading;

/// <summary>
/// Finds the name somebody probably meant: the same but for case, or a few letters away (insertions, deletions, changes and
/// swaps of neighbours, case ignored).
/// </summary>
internal static class NearestName
{
    /// <summary>Most letters that may differ; more is another word. Short names: one in four, but at least one.</summary>
    private const int MaxDistance = 3;

    /// <summary>Shorter names have too many neighbours to guess.</summary>
    private const int MinLength = 3;

    /// <summary>The nearest of the candidates, or <see langword="null"/> when none is near.</summary>
    internal static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Allowance(name) + 1;
        foreach (string candidate in candidates)
        {
            if (string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }

            if (Math.Abs(name.Length - candidate.Length) < bestDistance && IsFirstPartNear(name, candidate))
            {
                int distance = Distance(name, candidate);
                if (distance < bestDistance)
                {
                    (best, bestDistance) = (candidate, distance);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// What kind of problem a value is whose nearest name was looked for: one of case, or one that is not known;
    /// <see langword="null"/> where there is no name near.
    /// </summary>
    internal static string? RuleOf(string value, string? nearest) =>
        nearest is null ? null
        : string.Equals(value, nearest, StringComparison.OrdinalIgnoreCase) ? ProblemRules.WrongCase : ProblemRules.UnknownValue;

    private static int Allowance(ReadOnlySpan<char> name) =>
        name.Length < MinLength ? 0 : Math.Clamp(name.Length / 4, 1, MaxDistance);

    /// <summary>
    /// Event sources share a long ending, which must not make ec2.amazonaws.com a neighbour of s3.amazonaws.com: what stands
    /// before the first period must be near by itself.
    /// </summary>
    private static bool IsFirstPartNear(string name, string candidate)
    {
        int end = name.IndexOf('.', StringComparison.Ordinal);
        int candidateEnd = candidate.IndexOf('.', StringComparison.Ordinal);
        return end < 0 || candidateEnd < 0
            || Distance(name.AsSpan(0, end), candidate.AsSpan(0, candidateEnd)) <= Allowance(name.AsSpan(0, end));
    }

    /// <summary>Edit distance with swaps of neighbours (optimal string alignment), row by row.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
