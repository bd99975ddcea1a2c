using System.Collections.Immutable;

namespace TrailFilter.Report.Tallies;

/// <summary>What <see cref="Charge.Trails"/> says.</summary>
internal static class TrailMask
{
    /// <summary>How many of some trails log the records.</summary>
    public static int CountOf(string mask, ImmutableArray<int> trails)
    {
        int count = 0;
        foreach (int trail in trails)
        {
            int digit = mask.Length - 1 - (trail >> 2);
            count += digit >= 0 ? (Convert.ToInt32(mask[digit].ToString(), 16) >> (trail & 3)) & 1 : 0;
        }

        return count;
    }
}
