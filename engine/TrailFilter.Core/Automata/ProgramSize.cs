namespace TrailFilter.Core.Automata;

/// <summary>How large a program is.</summary>
/// <param name="Values">Distinct values per field and comparison, added up.</param>
/// <param name="States">Entries of equals sets and nodes of tries.</param>
/// <param name="Classes">Kinds of values that some clause tells apart.</param>
/// <param name="Clauses">Clauses the selectors were flattened into.</param>
/// <param name="Bytes">Bytes of the automata, to within a few per cent.</param>
internal readonly record struct ProgramSize(int Values, int States, int Classes, int Clauses, long Bytes);
