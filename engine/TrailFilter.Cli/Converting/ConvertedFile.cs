using System.Collections.Immutable;
using TrailFilter.Formats.Writing;

namespace TrailFilter.Cli.Converting;

/// <summary>What <c>convert</c> made of a file.</summary>
/// <param name="Trails">Its trails.</param>
/// <param name="Written">The result; null when one of the trails is not proven.</param>
internal sealed record ConvertedFile(ImmutableArray<ConvertedTrail> Trails, WrittenFile? Written);
