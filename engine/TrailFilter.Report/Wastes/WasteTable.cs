using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using TrailFilter.Report.Rules;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Wastes;

/// <summary>
/// What trails log at a price and hardly anybody reads. Wastes that a <see cref="Shape"/> tells are found in the shapes of a run;
/// for the others there are <see cref="Rules"/>. Immutable, safe for any number of threads.
/// </summary>
public sealed class WasteTable
{
    internal const string IdPrefix = "waste/";

    internal const string LogBucket = "{logBucketArn}";

    private static readonly Lazy<WasteTable> s_builtIn =
        new(static () => new WasteTable(EmbeddedFacts.Read("wastes/wastes.json")));

    private WasteTable(FactNode file)
    {
        file.AllowOnly("name", "asOf", "about", "wastes");
        AsOf = file.Member("asOf").Text();
        var entries = ImmutableArray.CreateBuilder<WasteEntry>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (FactNode node in file.Member("wastes").Elements())
        {
            var entry = new WasteEntry(node);
            if (!ids.Add(entry.Id))
            {
                throw node.Member("id").Wrong($"is {entry.Id} again");
            }

            entries.Add(entry);
        }

        Entries = entries.ToImmutable();
        Rules =
        [
            .. Entries.Where(static entry => entry.NeedsRecord)
                .Select(static entry => new RecordRule(entry.RuleId, eventSource: null, eventName: null, entry.Conditions)),
        ];
    }

    /// <summary>The table of data/wastes.</summary>
    /// <exception cref="InvalidDataException">It cannot be read; the message says where.</exception>
    public static WasteTable BuiltIn => s_builtIn.Value;

    /// <summary>The day of which the table is, such as <c>2026-09-23</c>.</summary>
    public string AsOf { get; }

    /// <summary>All entries, in the file's order.</summary>
    public ImmutableArray<WasteEntry> Entries { get; }

    /// <summary>The rules of the entries that need more of a record than its shape. Their ids begin with <c>waste/</c>.</summary>
    public ImmutableArray<IRecordRule> Rules { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="json">A file in the form of data/wastes.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="InvalidDataException">Something is missing, unknown or contradictory; the message names its
    /// path.</exception>
    public static WasteTable Read(ReadOnlyMemory<byte> json, string file) => new(FactNode.Read(json, file));

    /// <summary>The entry that a rule stands for.</summary>
    /// <param name="ruleId">The id of one of <see cref="Rules"/>, or any other text.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>Whether there is such a rule.</returns>
    public bool TryFindRule(string ruleId, [NotNullWhen(true)] out WasteEntry? entry)
    {
        entry = Entries.FirstOrDefault(candidate => candidate.NeedsRecord && candidate.RuleId == ruleId);
        return entry is not null;
    }

    /// <summary>
    /// The wastes in what the first configuration logs: most records first, then by id. A record may be in several. Records of
    /// keys beyond a table's bound are in none.
    /// </summary>
    /// <param name="tallies">The tallies of a run with <see cref="Rules"/>.</param>
    public ImmutableArray<WasteFinding> Find(TallyResult tallies)
    {
        ArgumentNullException.ThrowIfNull(tallies);
        var findings = new List<WasteFinding>();
        foreach (WasteEntry entry in Entries)
        {
            WasteAmount amount =
                entry.LeastTrails is { } trails ? WasteAmount.OfSurplusCopies(tallies, trails)
                : entry.NeedsRecord ? WasteAmount.OfRule(tallies, entry)
                : WasteAmount.OfShapes(tallies, entry);
            if (amount.Sum.Records > 0)
            {
                findings.Add(new WasteFinding
                {
                    Waste = entry,
                    Amount = amount.Sum,
                    Places = amount.Places,
                    PlacesAreEstimated = amount.PlacesAreEstimated,
                    Cure = entry.Cure.ToText(LogBuckets.OnlyOne(tallies, amount.Sum.Records)),
                });
            }
        }

        return
        [
            .. findings.OrderByDescending(static finding => finding.Amount.Records)
                .ThenBy(static finding => finding.Waste.Id, StringComparer.Ordinal),
        ];
    }
}
