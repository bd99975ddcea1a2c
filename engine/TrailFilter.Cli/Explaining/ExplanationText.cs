using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Explaining;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Explaining;

/// <summary>Explanations for people: a paragraph each, with an empty line behind it.</summary>
/// <param name="colours">Whether verdicts are coloured.</param>
internal sealed class ExplanationText(bool colours) : ExplanationForm
{
    private const string Green = "\e[32m";
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";

    public override string Ending => "\n\n";

    public override void Write(IBufferWriter<byte> output, ExplainedRecord record, Explanation? explanation)
    {
        var text = new TextColumns();
        string?[] head = record.Head;
        text.Title(WordOf(record.Verdict.Outcome), ColourOf(record.Verdict.Outcome), Some(head[1], head[2]));
        if (head.Any(static value => value is not null))
        {
            text.Line(2, Some(head[0], head[4], head[3], head[5]));
        }

        text.Line(2, $"{record.Archive}, byte {record.Offset}");
        if (explanation is null)
        {
            text.Line(2, "The record is not JSON in a part that no decision needs, so there are no reasons; --strict calls it unreadable.");
        }
        else
        {
            WriteCategory(text, explanation);
            bool isOne = explanation.Trails.Length == 1;
            foreach (TrailExplanation trail in explanation.Trails)
            {
                if (!isOne)
                {
                    text.Line(2, $"{trail.Trail.Name}: {WordOf(trail.Outcome)}");
                }

                WriteTrail(text, isOne ? 2 : 4, trail);
            }
        }

        End(output, text);
    }

    public override void Write(IBufferWriter<byte> output, FaultNotice fault)
    {
        var text = new TextColumns();
        text.Title("unreadable", colours ? Yellow : null, fault.Kind);
        text.Line(2, fault.ToString());
        End(output, text);
    }

    private static void WriteCategory(TextColumns text, Explanation explanation)
    {
        string? ungoverned = explanation.Outcome == Outcome.Ungoverned ? ReasonWords.WhyUngoverned(explanation) : null;
        string? inferred = explanation.CategoryBasis switch
        {
            CategoryBasis.Stated => null,
            CategoryBasis.ObjectEntry => "an entry of resources is an S3 object (R3)",
            CategoryBasis.LegacyDataEvent => "its eventSource and eventName are those of a data event (R4)",
            CategoryBasis.NothingElse => "nothing in the record says otherwise (R3)",
            var basis => $"{ReasonWords.Of(basis)} says so (R3)",
        };
        if (ungoverned is not null)
        {
            text.Line(2, $"Not decided: {ungoverned} (R5).");
        }
        else if (inferred is not null)
        {
            text.Line(2, $"Taken as {explanation.Category}, without an eventCategory: {inferred}.");
        }
    }

    private static void WriteTrail(TextColumns text, int indent, TrailExplanation trail)
    {
        string[] passing = [.. trail.Selectors.Where(static selector => selector.Passes).Select(NameOf)];
        if (passing is [var first, ..])
        {
            string more = passing.Length == 1 ? "" : $", and by {string.Join(", ", passing[1..])}";
            text.Line(indent, $"by {first}{more}");
        }
        else if (trail.Outcome == Outcome.NotLogged && trail.Selectors.IsEmpty)
        {
            text.Line(indent, "There are no selectors.");
        }

        foreach (SelectorExplanation selector in passing.Length == 0 ? trail.Selectors : [])
        {
            text.Line(indent, $"{NameOf(selector)}:");
            WriteMiss(text, indent + 2, selector.Misses[0]);
            string[] others = [.. selector.Misses.Skip(1).Select(static miss => miss.Field)];
            if (others.Length > 0)
            {
                text.Line(indent + 2, $"also {string.Join(", ", others)}");
            }
        }

        if (trail.IsAmbiguous)
        {
            WriteDoubts(text, indent, trail.Selectors);
        }
    }

    private static void WriteDoubts(TextColumns text, int indent, ImmutableArray<SelectorExplanation> selectors)
    {
        text.Line(indent, "AWS's documentation can be read to decide otherwise (R16):");
        foreach (SelectorExplanation selector in selectors)
        {
            foreach ((string ruling, string why) in ReasonWords.Of(selector.Doubts))
            {
                text.Line(indent + 2, $"{NameOf(selector)}: {why} ({ruling})");
            }
        }
    }

    private static void WriteMiss(TextColumns text, int indent, FieldMiss miss)
    {
        if (miss.Entries.IsEmpty)
        {
            text.Line(indent, ConditionWords.Of(miss));
            return;
        }

        text.Line(indent, $"{miss.Field}: no entry of resources passes ({ConditionWords.RulingOf(miss)})");
        foreach (EntryMiss entry in miss.Entries)
        {
            text.Line(indent + 2, ConditionWords.Of(entry));
        }
    }

    private static string NameOf(SelectorExplanation selector) =>
        selector.Name is { } name ? $"{selector.Path} \"{ConditionWords.Cut(name)}\"" : selector.Path;

    private static string Some(params ReadOnlySpan<string?> words)
    {
        string all = string.Join(", ", [.. words.ToArray().OfType<string>().Select(ConditionWords.Cut)]);
        return all.Length == 0 ? "nothing in the record says what it is" : all;
    }

    private static string WordOf(Outcome outcome) => outcome == Outcome.NotLogged ? "not logged" : ReasonWords.Of(outcome);

    private string? ColourOf(Outcome outcome) => !colours ? null : outcome switch
    {
        Outcome.Logged => Green,
        Outcome.NotLogged => Red,
        _ => Yellow,
    };

    private void End(IBufferWriter<byte> output, TextColumns text) =>
        Encoding.UTF8.GetBytes(text + Ending[1..], output);
}
