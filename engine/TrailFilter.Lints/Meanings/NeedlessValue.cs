using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Meanings;

/// <summary>A value without which the trail logs the same.</summary>
/// <param name="Place">Its place.</param>
/// <param name="ByItself">Whether its selector logs the same without it too; where not, other selectors make up for it.</param>
internal sealed record NeedlessValue(ValuePlace Place, bool ByItself);
