namespace TrailFilter.Core.Automata;

/// <summary>
/// A clause that names one field in two field selectors with SELECT values: both must hit. AWS refuses such selectors; they are
/// decided all the same.
/// </summary>
/// <param name="Column">The clause, whose own column holds the SELECT marks of the first field selector.</param>
/// <param name="SecondColumn">The column of the second one's SELECT marks; no clause of its own.</param>
internal readonly record struct SecondSelect(int Column, int SecondColumn);
