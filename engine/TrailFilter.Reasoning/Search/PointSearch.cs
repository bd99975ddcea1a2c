using TrailFilter.Reasoning.Classes;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Search;

/// <summary>Finds a record that passes one clause and none of some others, or that there is none. Decides; see <see cref="RecordPoint"/>.</summary>
internal sealed class PointSearch(ClauseUniverse universe)
{
    /// <summary>How many states all searches looked at so far.</summary>
    public long Steps { get; private set; }

    /// <summary>How many states all searches together may look at; a search that decides and would need more gives up.</summary>
    public long MaxSteps { get; init; } = long.MaxValue;

    /// <summary>Whether any record passes a clause.</summary>
    public bool CanPass(int clause) => IsInReach(clause, new ulong[universe.Words]);

    /// <summary>Whether every record that passes a clause passes one of some others.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="others">The others.</param>
    public bool IsCovered(int clause, ReadOnlySpan<ulong> others)
    {
        // What a single clause can fail by, it fails by alone.
        ulong[] left = WithoutNeedless(clause, others);
        return !IsInReach(clause, left) || (BitRow.Count(left) > 1 && Find(clause, others) is null);
    }

    /// <summary>Whether every record that passes a clause passes a certain one of some others: quick, and no decision on all together.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="others">The others.</param>
    public bool IsWithinOne(int clause, ReadOnlySpan<ulong> others)
    {
        ulong[] left = WithoutNeedless(clause, others);
        ulong[] reach = new ulong[universe.Words];
        return ReachOf(clause, left, reach) < 0 || !BitRow.Contains(reach, left);
    }

    /// <summary>Searches.</summary>
    /// <param name="clause">The clause to pass.</param>
    /// <param name="others">The clauses not to pass.</param>
    /// <returns>A record, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="ReasoningLimitException">It would take more steps than are allowed.</exception>
    public RecordPoint? Find(int clause, ReadOnlySpan<ulong> others)
    {
        RecordPoint? point = Find(clause, others, usualOnly: false, MaxSteps - Steps);
        return point is null && Steps >= MaxSteps ? throw new ReasoningLimitException(MaxSteps) : point;
    }

    /// <summary>Searches for a record of usual values, as long as that takes few steps.</summary>
    /// <param name="clause">The clause to pass.</param>
    /// <param name="others">The clauses not to pass.</param>
    /// <param name="usualOnly">Whether only usual values will do.</param>
    /// <param name="maxSteps">The most steps it may take.</param>
    /// <returns>A record, or <see langword="null"/> when none was found.</returns>
    public RecordPoint? Find(int clause, ReadOnlySpan<ulong> others, bool usualOnly, long maxSteps)
    {
        ulong[] left = WithoutNeedless(clause, others);
        if (!IsInReach(clause, left))
        {
            Steps++;
            return null;
        }

        List<Family> families = [];
        foreach (FieldClasses field in universe.FieldsOf(clause))
        {
            Family family = field.FamilyOf(clause, left, usualOnly);
            if (family.Count == 0)
            {
                return null;
            }

            families.Add(family);
        }

        return Choose(families, left, maxSteps) is { } codes ? PointOf(clause, families, codes) : null;
    }

    /// <summary>The others, without those that need an entry when the clause does not.</summary>
    private ulong[] WithoutNeedless(int clause, ReadOnlySpan<ulong> others)
    {
        ulong[] left = others.ToArray();
        if (!universe.Clauses[clause].NeedsEntry)
        {
            // Without any entry all those fail that need one: nothing else does more, and a record may be without.
            BitRow.Remove(left, universe.EntryClauses);
        }

        return left;
    }

    /// <summary>
    /// A quick no, which nearly all clauses get that are covered: some other clause cannot fail, or too few can at once; or the clause
    /// itself never passes.
    /// </summary>
    private bool IsInReach(int clause, ulong[] left)
    {
        ulong[] reach = new ulong[universe.Words];
        return ReachOf(clause, left, reach) is >= 0 and var most && most >= BitRow.Count(left) && BitRow.Contains(reach, left);
    }

    /// <summary>Which other clauses can fail, each by itself, and how many at most together; negative when the clause never passes.</summary>
    private int ReachOf(int clause, ulong[] left, ulong[] reach)
    {
        int most = 0;
        foreach (FieldClasses field in universe.FieldsOf(clause))
        {
            int ofField = field.AddReach(clause, left, reach);
            if (ofField < 0)
            {
                return -1;
            }

            most += ofField;
        }

        return most;
    }

    private int[]? Choose(List<Family> families, ulong[] left, long maxSteps)
    {
        // What fails whichever member of a family is chosen needs no choice.
        foreach (Family family in families)
        {
            ulong[] always = family.RowOf(0).ToArray();
            for (int member = 1; member < family.Count; member++)
            {
                BitRow.And(always, family.RowOf(member));
            }

            BitRow.Remove(left, always);
        }

        Family[] reduced = [.. families];
        if (!BitRow.IsEmpty(left))
        {
            // Most searches end here; making the families smaller pays only for the others.
            Steps++;
            if (!new Candidates(reduced, left, (1UL << reduced.Length) - 1).TryNarrow())
            {
                return null;
            }

            reduced = [.. families.Select(family => family.Reduced(left))];
            left = BitRow.Packed(left, left);
        }

        var search = new CoverSearch(reduced) { MaxSteps = maxSteps };
        bool found = search.TryCover(left);
        Steps += search.Steps;
        return found ? [.. reduced.Select((family, index) => family.CodeOf(search.ChosenOf(index)))] : null;
    }

    private RecordPoint PointOf(int clause, List<Family> families, int[] codes)
    {
        bool hasEntry = universe.Clauses[clause].NeedsEntry;
        var point = new RecordPoint { HasEntry = hasEntry };

        // What no clause asks about may be anything, but a category and the entry's type cannot be missing.
        point[ClauseField.Category] = "Management";
        point[ClauseField.ResourceType] = hasEntry ? "AWS::S3::Object" : null;
        for (int index = 0; index < families.Count; index++)
        {
            FieldClasses field = families[index].Field;
            point[field.Field] = field.ValueOf(codes[index], "example");
        }

        return point;
    }
}
