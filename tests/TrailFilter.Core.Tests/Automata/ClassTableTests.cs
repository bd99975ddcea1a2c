using TrailFilter.Core.Automata;

namespace TrailFilter.Core.Tests.Automata;

public sealed class ClassTableTests
{
    [Fact]
    public void Equal_marks_share_a_class_in_whatever_order_they_come()
    {
        var table = new ClassTable();
        int one = table.Intern([ClassTable.Mark(7, MarkKind.Select), ClassTable.Mark(3, MarkKind.Deselect)]);
        int same = table.Intern(
            [ClassTable.Mark(3, MarkKind.Deselect), ClassTable.Mark(7, MarkKind.Select), ClassTable.Mark(7, MarkKind.Select)]);
        int other = table.Intern([ClassTable.Mark(7, MarkKind.Deselect), ClassTable.Mark(3, MarkKind.Select)]);
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
        Assert.Equal(ClassTable.None, table.Intern([]));
    }

    [Fact]
    public void The_union_of_classes_has_the_marks_of_both_and_nothing_else()
    {
        var table = new ClassTable();
        int one = table.Intern([ClassTable.Mark(1, MarkKind.Select)]);
        int other = table.Intern([ClassTable.Mark(200, MarkKind.Select), ClassTable.Mark(1, MarkKind.Optimistic)]);
        int both = table.Union(one, other);
        Assert.Equal([1, 200], Values.Members(table, both, 256));
        Assert.Equal(one, table.Union(one, ClassTable.None));
        Assert.Equal(other, table.Union(ClassTable.None, other));
        Assert.Equal(both, table.Union(both, one));
    }

    [Fact]
    public void Rows_set_and_clear_their_bits_only()
    {
        var table = new ClassTable();
        int number = table.Intern(((int[])[0, 63, 64]).Select(static bit => ClassTable.Mark(bit, MarkKind.Select)));
        BitRows rows = table.ToRows();
        ulong[] set = [0, 0, 5];
        rows.Or(number * ClassTable.Kinds, set);
        Assert.Equal([1UL | (1UL << 63), 1UL, 5UL], set);
        set = [ulong.MaxValue, 3, 5];
        rows.AndNot(number * ClassTable.Kinds, set);
        Assert.Equal([~(1UL | (1UL << 63)), 2UL, 5UL], set);
    }
}
