using System.Collections.Immutable;
using TrailFilter.Formats.Writing;

namespace TrailFilter.Cli.Converting;

/// <summary>What <c>convert</c> made of a file.</summary>
/// <param name="Trails">Its trails.</param>
/// <param name="Written">The result; null when one of the trails is not proven, or the form cannot hold it.</param>
/// <param name="Obstacles">What the form cannot hold as it is.</param>
internal sealed record ConvertedFile(ImmutableArray<ConvertedTrail> Trails, WrittenFile? Written, ImmutableArray<string> Obstacles);
