using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>R16: why a selector could be read to decide otherwise, found by asking the rulings about less of the record.</summary>
internal static class SelectorDoubts
{
    internal static DoubtKinds OfBasic(EventSelector selector, RecordReading record, string category)
    {
        if (!IsInDoubt(record))
        {
            return DoubtKinds.None;
        }

        // Only S3 values are prefixes, so only theirs can be met by an ARNPrefix; the others are met by an ARN that goes on.
        return record.Resources.Where(entry => IsInDoubt(record.With([entry])))
            .Select(static entry => entry.Type == BasicSelectorRulings.S3Object ? DoubtKinds.ArnPrefix : DoubtKinds.ContinuedArn)
            .Aggregate(DoubtKinds.None, static (all, kind) => all | kind);

        bool IsInDoubt(RecordReading reading) =>
            BasicSelectorRulings.Passes(selector, reading, category, Interpretation.Pessimistic)
            != BasicSelectorRulings.Passes(selector, reading, category, Interpretation.Optimistic);
    }

    internal static DoubtKinds OfAdvanced(AdvancedEventSelector selector, RecordReading record, string category)
    {
        if (!IsInDoubt(record))
        {
            return DoubtKinds.None;
        }

        // A single entry is in doubt only by its prefix; entries without prefixes only by each other. Some doubts need both.
        bool byEntries = IsInDoubt(record.With([.. record.Resources.Select(static entry => entry with { ArnIsPrefix = false })]));
        bool byPrefix = record.Resources.Any(entry => IsInDoubt(record.With([entry])));
        return (byEntries, byPrefix) switch
        {
            (true, false) => DoubtKinds.SeveralEntries,
            (false, true) => DoubtKinds.ArnPrefix,
            _ => DoubtKinds.SeveralEntries | DoubtKinds.ArnPrefix,
        };

        bool IsInDoubt(RecordReading reading) =>
            AdvancedSelectorRulings.Passes(selector, reading, category, Interpretation.Pessimistic)
            != AdvancedSelectorRulings.Passes(selector, reading, category, Interpretation.Optimistic);
    }
}
