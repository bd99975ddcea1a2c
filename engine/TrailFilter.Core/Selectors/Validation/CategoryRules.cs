using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>What an advanced selector of one event category may ask for.</summary>
/// <param name="Name">The value of <c>eventCategory</c>.</param>
/// <param name="Fields">The allowed fields.</param>
internal sealed record CategoryRules(string Name, ImmutableArray<FieldRule> Fields)
{
    /// <summary>The rule for a field, or <see langword="null"/> when the category does not allow it.</summary>
    internal FieldRule? FindField(string name)
    {
        foreach (FieldRule field in Fields)
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return null;
    }
}
