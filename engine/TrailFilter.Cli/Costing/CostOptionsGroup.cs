using System.CommandLine;
using System.Globalization;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Report.Costs;

namespace TrailFilter.Cli.Costing;

/// <summary>The options of every verb that says what something costs.</summary>
internal sealed class CostOptionsGroup
{
    // The first ones tell whether it is a price list at all.
    private const int MaxProblems = 10;

    private const int MaxPricesBytes = 16 * 1024 * 1024;

    public Option<string> Pricing { get; } = TextOption.Text(
        "--pricing", "FILE", "Prices instead of the built-in list; data/pricing has that list, and its form.");

    public Option<string> Management { get; } = TextOption.Word(
        "--management",
        ["free", "paid"],
        "Whether the first copy of management events is made by these trails and free, or another trail has it (default: free).");

    public Option<string> Copies { get; } = TextOption.Text(
        "--copies", "N", "How many copies of management events other trails make already; 1 or more is the same as --management paid.");

    public Option<string> Insights { get; } = TextOption.Text(
        "--insights", "N", "How many kinds of Insights (call rate, error rate) analyse management events (default: 0).");

    public Option<string> DataInsights { get; } = TextOption.Text(
        "--data-insights", "N", "The same for data events (default: 0).");

    public Option<string> Lake { get; } = TextOption.Word(
        "--lake",
        ["none", "one-year", "seven-year"],
        "Ingestion into a CloudTrail Lake event data store with that retention (default: none; one-year where selectors are those of stores).");

    public Option<bool> Storage { get; } = TextOption.Flag("--storage", "A month of S3 Standard storage of the log files.");

    public Option<string> Siem { get; } = TextOption.Text(
        "--siem", "PRICE", "What a SIEM or another taker charges for a GB of logged records, in US dollars or the currency of --pricing.");

    /// <summary>The settings; the price list is read.</summary>
    /// <exception cref="UsageException">A value is wrong, or the price list is not there or no price list.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public CostSettings SettingsOf(ParseResult arguments)
    {
        string? file = arguments.GetValue(Pricing);
        var options = new CostOptions
        {
            ManagementCopies = CopiesOf(arguments),
            InsightsOnManagement = (int)TextOption.NumberOf(arguments, Insights, 0, 0, 2),
            InsightsOnData = (int)TextOption.NumberOf(arguments, DataInsights, 0, 0, 2),
            Lake = TextOption.WordOf(arguments, Lake, "none") switch
            {
                "one-year" => LakeRetention.OneYear,
                "seven-year" => LakeRetention.SevenYears,
                _ => LakeRetention.None,
            },
            SiemPricePerGb = PriceOf(arguments),
        };
        return new CostSettings(file is null ? PriceList.BuiltIn : Read(file), file, options, arguments.GetValue(Storage));
    }

    private int CopiesOf(ParseResult arguments)
    {
        string word = TextOption.WordOf(arguments, Management, "free");
        bool isGiven = arguments.GetValue(Management) is not null;
        int copies = (int)TextOption.NumberOf(arguments, Copies, word == "paid" ? 1 : 0, 0, 1000);
        return isGiven && copies > 0 != (word == "paid")
            ? throw new UsageException(
                $"{Management.Name} {word} and {Copies.Name} {copies} contradict each other: the first copy is free when other trails make none, "
                + "and paid when they make one or more. Leave one of the two options out.")
            : copies;
    }

    private double? PriceOf(ParseResult arguments)
    {
        if (arguments.GetValue(Siem) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double price) && price is >= 0 and <= 1e6
            ? price
            : throw new UsageException($"{Siem.Name} {text}: the value is a price from 0 to 1000000, such as 2.50.");
    }

    private static PriceList Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file {file}; --pricing names a price list{NearestPath.Hint(file)}");
        }

        if (new FileInfo(file).Length > MaxPricesBytes)
        {
            throw new UsageException($"--pricing {file}: a price list has at most {MaxPricesBytes} bytes; this is some other file.");
        }

        PriceListReadResult read = PriceList.Read(File.ReadAllBytes(file));
        return read.Prices
            ?? throw new UsageException($"--pricing {file}: {string.Join(" ", read.Problems.Take(MaxProblems))}");
    }
}
