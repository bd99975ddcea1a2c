using System.Collections.Immutable;

namespace TrailFilter.Formats.Writing;

/// <summary>Selectors as they were written. Immutable.</summary>
/// <param name="Content">The file, in UTF-8, ending with a line break.</param>
/// <param name="Readable">
/// The same for <see cref="SelectorsFileReader"/>, which does not read Terraform source: there the plan that terraform makes of it, out
/// of the same tree as the source. Otherwise <paramref name="Content"/>.
/// </param>
/// <param name="Obstacles">
/// What the form cannot hold as it is, in whole sentences: where there is one, the file would mean something else to the tool it is for.
/// </param>
/// <param name="Notes">What whoever uses the file has to add, in whole sentences.</param>
public sealed record WrittenFile(
    ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Readable, ImmutableArray<string> Obstacles, ImmutableArray<string> Notes);
