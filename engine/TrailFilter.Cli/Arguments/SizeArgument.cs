using System.Globalization;

namespace TrailFilter.Cli.Arguments;

/// <summary>A number of bytes as a user writes it: <c>1048576</c>, <c>512KiB</c>, <c>16M</c>. The units count in 1024.</summary>
internal static class SizeArgument
{
    private static readonly (string Unit, long Bytes)[] s_units =
    [
        ("KIB", 1L << 10), ("MIB", 1L << 20), ("GIB", 1L << 30),
        ("K", 1L << 10), ("M", 1L << 20), ("G", 1L << 30),
        ("B", 1), ("", 1),
    ];

    /// <summary>Reads a size.</summary>
    /// <param name="option">The option it stands at, for the message.</param>
    /// <param name="text">What was written.</param>
    /// <param name="min">The fewest bytes possible.</param>
    /// <param name="max">The most bytes possible.</param>
    /// <exception cref="UsageException">It is no size, or out of bounds.</exception>
    public static int Parse(string option, string text, int min, int max)
    {
        string upper = text.ToUpperInvariant();
        (string unit, long factor) = s_units.First(unit => upper.EndsWith(unit.Unit, StringComparison.Ordinal));
        ReadOnlySpan<char> number = upper.AsSpan(0, upper.Length - unit.Length).Trim();
        bool valid = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        return valid && count * factor >= min && count * factor <= max
            ? (int)(count * factor)
            : throw new UsageException(
                $"{option} {text}: the value is a size from {Text(min)} to {Text(max)}, such as 512KiB or 16MiB.");
    }

    private static string Text(int bytes) =>
        bytes % (1 << 30) == 0 ? $"{bytes >> 30}GiB" : bytes % (1 << 20) == 0 ? $"{bytes >> 20}MiB" : $"{bytes >> 10}KiB";
}
