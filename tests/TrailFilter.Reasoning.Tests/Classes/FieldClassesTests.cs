using CsCheck;
using TrailFilter.Reasoning.Classes;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Tests.Classes;

/// <summary>The classes of a field's values: each exists, they are all there are, and what they come to together is known beforehand.</summary>
public sealed class FieldClassesTests
{
    private static readonly Gen<TestValue> s_value = Gen.Select(
        Gen.Enum<Comparison>(), Gen.String[Gen.Char["ab"], 0, 3], static (comparison, text) => new TestValue(comparison, text));

    private static readonly Gen<Clause[]> s_clauses = Gen.Select(s_value.Array[0, 3], s_value.Array[0, 3], static (select, deselect) =>
        new Clause(0, [new FieldTest(ClauseField.EventName, [.. select], [.. deselect])], NeedsEntry: false)).Array[1, 70];

    [Fact]
    public void Every_text_is_answered_as_its_clauses_say() =>
        Gen.Select(s_clauses, Gen.String[Gen.Char["abc"], 0, 7]).Sample(static (clauses, text) =>
        {
            var classes = new FieldClasses(ClauseField.EventName, clauses);
            foreach (string? value in new[] { text, null })
            {
                Assert.Equal(clauses.Select(clause => clause.Tests[0].Passes(value)), Answers(classes, clauses, value));
            }
        });

    [Fact]
    public void Every_class_has_a_value_and_no_text_is_outside_of_all() =>
        Gen.Select(s_clauses, Gen.String[Gen.Char["abc"], 0, 7]).Sample(static (clauses, text) =>
        {
            var classes = new FieldClasses(ClauseField.EventName, clauses);
            var known = new HashSet<string>();
            for (int code = 0; code < classes.Count; code++)
            {
                known.Add(string.Join(' ', Answers(classes, clauses, classes.ValueOf(code, "aa", "b"))));
            }

            Assert.Contains(string.Join(' ', Answers(classes, clauses, text)), known);
        }, iter: 300);

    [Fact]
    public void What_can_fail_is_known_without_looking_at_every_class() => s_clauses.Sample(static clauses =>
    {
        var universe = new ClauseUniverse(clauses);
        FieldClasses classes = universe[ClauseField.EventName];
        ulong[] others = universe.SetOf(static (_, index) => index > 0);
        Family family = classes.FamilyOf(0, others, usualOnly: false);
        ulong[] expected = new ulong[universe.Words];
        int most = -1;
        for (int member = 0; member < family.Count; member++)
        {
            BitRow.Or(expected, family.RowOf(member));
            most = Math.Max(most, BitRow.Count(family.RowOf(member)));
        }

        ulong[] reach = new ulong[universe.Words];
        int bound = classes.AddReach(0, others, reach);

        Assert.Equal(expected, reach);
        Assert.Equal(most < 0, bound < 0);
        Assert.True(bound >= most);
    });

    [Fact]
    public void A_letter_is_found_between_a_prefix_and_a_suffix_where_every_usual_one_is_taken()
    {
        // Every letter that would be tried first goes on behind the prefix.
        const string Taken = "xzqkjvwybpfghmucdnrtsoilae0123456789XZQ-_";
        FieldTest[] tests =
        [
            new(ClauseField.EventName, [new TestValue(Comparison.Prefix, "p")], []),
            .. Taken.Select(static letter => new FieldTest(ClauseField.EventName, [new TestValue(Comparison.Prefix, "p" + letter)], [])),
        ];
        Clause[] clauses = [.. tests.Select(static test => new Clause(0, [test], NeedsEntry: false))];
        var universe = new ClauseUniverse(clauses);
        FieldClasses classes = universe[ClauseField.EventName];
        ulong[] others = universe.SetOf(static (_, index) => index > 0);
        Family family = classes.FamilyOf(0, others, usualOnly: false);
        int all = Enumerable.Range(0, family.Count).Single(member => BitRow.Count(family.RowOf(member)) == Taken.Length);

        string value = classes.ValueOf(family.CodeOf(all))!;

        Assert.StartsWith("p", value, StringComparison.Ordinal);
        Assert.DoesNotContain(Taken, letter => value.StartsWith($"p{letter}", StringComparison.Ordinal));
    }

    private static IEnumerable<bool> Answers(FieldClasses classes, Clause[] clauses, string? value)
    {
        ulong[] pass = new ulong[BitRow.WordsFor(clauses.Length)];
        classes.PassOf(value, pass);
        return clauses.Select((_, clause) => BitRow.Has(pass, clause));
    }
}
