namespace TrailFilter.Synthesis.Catalogue;

/// <summary>Where events of a shape are recorded.</summary>
internal enum Whereabouts
{
    /// <summary>In every account and Region.</summary>
    Anywhere,

    /// <summary>In us-east-1, where global services report.</summary>
    GlobalRegion,

    /// <summary>Where the trail's log bucket lives.</summary>
    LogBucketHome,
}
