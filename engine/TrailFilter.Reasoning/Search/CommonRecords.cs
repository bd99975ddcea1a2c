using TrailFilter.Reasoning.Classes;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Search;

/// <summary>Whether two trails have a record in common.</summary>
internal static class CommonRecords
{
    /// <summary>
    /// Two clauses have a record in common when each has records at all and each field but those of entries has a value that both pass:
    /// where each needs an entry, the record has two, which are independent of each other and can only help (R9).
    /// </summary>
    public static bool Exist(ClauseUniverse universe, PointSearch search, ClauseRange first, ClauseRange second)
    {
        ulong[] possible = universe.SetOf((_, index) => BitRow.Has(second.LiteralSet, index) && search.CanPass(index));
        return first.Literal.Any(clause => search.CanPass(clause) && Share(universe, clause, possible));
    }

    private static bool Share(ClauseUniverse universe, int clause, ulong[] others)
    {
        ulong[] sharing = [.. others];
        foreach (FieldClasses field in universe.FieldsOf(clause).Where(static field => !ClauseFields.IsOfEntry(field.Field)))
        {
            // A clause shares no value when it fails by every value the other one passes.
            Family family = field.FamilyOf(clause, others, usualOnly: false);
            ulong[] apart = [.. others];
            for (int member = 0; member < family.Count; member++)
            {
                BitRow.And(apart, family.RowOf(member));
            }

            BitRow.Remove(sharing, apart);
        }

        return !BitRow.IsEmpty(sharing);
    }
}
