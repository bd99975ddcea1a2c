using System.Globalization;

namespace TrailFilter.Comparison.Measuring;

/// <summary>Median and extremes of some figures.</summary>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    public static Spread Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    public Spread Times(double factor) => new(Median * factor, Min * factor, Max * factor);

    /// <summary>Median, and the extremes in brackets, with three significant figures.</summary>
    public override string ToString() => $"{Figure(Median)} ({Figure(Min)}–{Figure(Max)})";

    /// <summary>A figure with about three significant digits.</summary>
    public static string Figure(double value) =>
        value.ToString(
            Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", >= 1 => "0.00", >= 0.1 => "0.000", _ => "0.0000" },
            CultureInfo.InvariantCulture);
}
