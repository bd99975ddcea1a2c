using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Values;

/// <summary>A lint that looks at one value and what stands around it in its selector. Stateless.</summary>
internal interface IValueLint
{
    /// <summary>What it finds, or <see langword="null"/>.</summary>
    Finding? Check(ValueSpot spot, RuleSet rules);
}
