using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>An open list of AWS, as far as it was known at a date: resource types, network event sources.</summary>
/// <param name="noun">What one value is called in messages.</param>
/// <param name="date">The date of the newest source, <c>yyyy-MM-dd</c>.</param>
/// <param name="values">The values; each once.</param>
internal sealed class KnownValues(string noun, string date, ImmutableArray<string> values)
{
    private readonly FrozenSet<string> _set = values.ToFrozenSet(StringComparer.Ordinal);

    internal string Noun => noun;

    internal string Date => date;

    internal ImmutableArray<string> Values => values;

    internal bool Contains(string value) => _set.Contains(value);
}
