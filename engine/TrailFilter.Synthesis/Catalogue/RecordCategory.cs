namespace TrailFilter.Synthesis.Catalogue;

/// <summary>What kind of event a shape is; decides which folder of an archive it belongs to.</summary>
internal enum RecordCategory
{
    Management,
    Data,
    NetworkActivity,
    Insight,
    Aggregated,
}
