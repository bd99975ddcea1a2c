using System.Collections.Immutable;
using System.Globalization;

namespace TrailFilter.Report.Costs;

/// <summary>What a cost depends on that no record tells. Immutable.</summary>
public sealed record CostOptions
{
    /// <summary>
    /// Copies of management events that other trails than the configurations' deliver already, 0 or more. With 0 the first copy of
    /// each event is free (R21), with any other number none is.
    /// </summary>
    public int ManagementCopies { get; init; }

    /// <summary>
    /// Which trails of the program, by number, are event data stores of CloudTrail Lake: each is charged for the bytes it takes in, at
    /// the price of <see cref="Lake"/> (one year where that is none), and nothing for copies or log files. Where there are any, that
    /// is the only ingestion.
    /// </summary>
    public ImmutableArray<int> EventDataStores { get; init; } = [];

    /// <summary>By how many Insights types logged management events are analysed, 0 or more; reads by one less, if there are more than one.</summary>
    public int InsightsOnManagement { get; init; }

    /// <summary>By how many Insights types logged data events are analysed, 0 or more.</summary>
    public int InsightsOnData { get; init; }

    /// <summary>Whether what is logged goes to CloudTrail Lake too.</summary>
    public LakeRetention Lake { get; init; }

    /// <summary>
    /// Bytes of a log file as it lies in S3 for each byte of JSON in it, above 0 (gzip leaves about a tenth); null leaves storage out.
    /// </summary>
    public double? PackedShare { get; init; }

    /// <summary>How many months log files are kept in S3, above 0. Only with <see cref="PackedShare"/>.</summary>
    public double MonthsKept { get; init; } = 1;

    /// <summary>What a SIEM asks for each GB (10^9 bytes) of JSON it takes in, 0 or more; null leaves it out.</summary>
    public double? SiemPricePerGb { get; init; }

    /// <summary>Reads what stands for <see cref="ManagementCopies"/>: <c>free</c>, <c>paid</c>, or a number up to 100.</summary>
    /// <param name="text">The text.</param>
    /// <param name="copies">The number of copies there are already.</param>
    /// <returns>False when it is none of these.</returns>
    public static bool TryParseManagementCopies(string text, out int copies)
    {
        ArgumentNullException.ThrowIfNull(text);
        copies = text == "paid" ? 1 : 0;
        return text is "free" or "paid"
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out copies) && copies <= 100);
    }
}

/// <summary>For how long CloudTrail Lake keeps events, which decides its price.</summary>
public enum LakeRetention
{
    /// <summary>There is no event data store.</summary>
    None,

    /// <summary>One year, extendable.</summary>
    OneYear,

    /// <summary>Seven years.</summary>
    SevenYears,
}
