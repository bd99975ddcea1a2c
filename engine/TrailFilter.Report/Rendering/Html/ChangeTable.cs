using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>What becomes of records, row by row. Columns in which there is nothing but zeros are left out.</summary>
internal static class ChangeTable
{
    private static readonly (string Name, Func<ChangeRow, Amount> Of)[] s_amounts =
    [
        ("Dropped", static row => row.Dropped),
        ("Kept", static row => row.Kept),
        ("Added", static row => row.Added),
        ("Neither", static row => row.Neither),
    ];

    /// <summary>Writes one.</summary>
    /// <param name="html">Where it goes.</param>
    /// <param name="caption">What it is about.</param>
    /// <param name="key">What the rows' keys are.</param>
    /// <param name="rows">The rows; one whose key is null stands for all others.</param>
    public static void Write(HtmlWriter html, string caption, string key, ImmutableArray<ChangeRow> rows)
    {
        (string Name, Func<ChangeRow, Amount> Of)[] amounts = [.. s_amounts.Where(amount => rows.Any(row => amount.Of(row) != default))];
        string[] columns =
        [
            key,
            .. amounts.Select(static amount => ">" + amount.Name),
            .. amounts.Select(static amount => $">Bytes {amount.Name.ToLowerInvariant()}"),
        ];
        HtmlTable.Write(
            html,
            caption,
            columns,
            rows,
            row =>
            [
                Cell.Name(row.Key),
                .. amounts.Select(amount => Cell.Count(amount.Of(row).Records)),
                .. amounts.Select(amount => Cell.Bytes(amount.Of(row).Bytes)),
            ],
            static row => row.Key is null);
    }
}
