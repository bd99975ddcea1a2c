namespace TrailFilter.Core.Automata;

/// <summary>A field to be looked at.</summary>
/// <param name="Path">The place of its path in <see cref="SelectorProgram.FieldPaths"/>.</param>
/// <param name="Automaton">What decides it.</param>
internal readonly record struct PlannedField(int Path, FieldAutomaton Automaton);
