namespace TrailFilter.Formats.Templates;

/// <summary>
/// How much work and text the functions of one file may make: a few lines that refer to each other can ask for more than any machine
/// has. Templates at CloudFormation's own limits (1 MB, 500 resources) stay below a tenth of it.
/// </summary>
internal sealed class ResolvingBudget
{
    private int _steps = 2_000_000;
    private int _characters = 16_000_000;

    /// <summary>Deepest chain of values that refer to each other.</summary>
    internal const int MaxDepth = 200;

    /// <summary>Whether it is used up; then nothing more is resolved.</summary>
    internal bool IsSpent => _steps <= 0 || _characters <= 0;

    /// <summary>How many values are open; a chain of references is as deep on the stack.</summary>
    internal int Depth { get; set; }

    /// <summary>Takes one step.</summary>
    internal void Step() => _steps--;

    /// <summary>Takes text; afterwards <see cref="IsSpent"/> may hold.</summary>
    internal bool Takes(long characters)
    {
        _characters = (int)Math.Max(0, _characters - characters);
        return _characters > 0;
    }
}
