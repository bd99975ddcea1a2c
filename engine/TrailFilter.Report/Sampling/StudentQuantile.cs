namespace TrailFilter.Report.Sampling;

/// <summary>
/// The bounds of Student's t distribution within which 95 % of it lie: how many standard errors an estimate's range reaches to either
/// side. With few archives that is much more than the 1.96 of the normal distribution.
/// </summary>
internal static class StudentQuantile
{
    private const double Normal = 1.959963984540054;

    // The 97.5th percentile for 1 to 10 degrees of freedom (NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2).
    private static readonly double[] s_few = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281];

    /// <summary>The bound.</summary>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Of(int freedom)
    {
        if (freedom <= s_few.Length)
        {
            return s_few[freedom - 1];
        }

        // The expansion in powers of 1/freedom by Cornish and Fisher (Abramowitz and Stegun, 26.7.5); from 11 on right to 0.0001.
        double z = Normal;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        return z
            + (z3 + z) / 4 / freedom
            + (5 * z5 + 16 * z3 + 3 * z) / 96 / Math.Pow(freedom, 2)
            + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384 / Math.Pow(freedom, 3);
    }
}
