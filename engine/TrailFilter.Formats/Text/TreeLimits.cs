namespace TrailFilter.Formats.Text;

/// <summary>How much a file may hold, so that none can exhaust stack, memory or patience.</summary>
internal static class TreeLimits
{
    /// <summary>
    /// Deepest nesting: selectors need seven levels, a template wraps each value in functions, each module of a Terraform plan
    /// adds two.
    /// </summary>
    internal const int MaxDepth = 100;

    /// <summary>Most values, those that aliases repeat counted each time. A file of 8 MiB has half as many when it is honest.</summary>
    internal const int MaxNodes = 1_000_000;

    internal const string TooMuch = "Templates, plans and states with trails in them stay far below; this is some other file.";
}
