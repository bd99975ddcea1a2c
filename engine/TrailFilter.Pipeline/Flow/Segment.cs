namespace TrailFilter.Pipeline.Flow;

/// <summary>A segment of a file whose parts are filtered at once.</summary>
/// <param name="File">The file.</param>
/// <param name="Index">Its number, from 0.</param>
internal sealed record Segment(DividedFile File, int Index)
{
    /// <summary>Whether its results hold, as far as that is known.</summary>
    public SegmentFate Fate => File.FateOf(Index);
}
