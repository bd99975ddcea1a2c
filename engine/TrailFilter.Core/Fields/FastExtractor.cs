using System.Text;
using System.Text.Unicode;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <summary>
/// Finds a plan's fields by walking the masks of an index: only the closing quotes of names at the wanted depth are looked at,
/// and of values only those the plan asks for.
/// </summary>
/// <remarks>
/// What is skipped is checked for UTF-8 and for control characters in strings, not for the rest of JSON's grammar; that is what
/// <see cref="StrictExtractor"/> is for. On valid JSON the two find the same. Safe for any number of threads.
/// </remarks>
public sealed partial class FastExtractor
{
    private readonly FieldPlan _plan;
    private readonly NameTable _always;
    private readonly NameTable? _all;
    private readonly int _categorySlot;
    private readonly int _callerArnSlot;

    /// <summary>Makes an extractor.</summary>
    /// <param name="plan">What to find.</param>
    public FastExtractor(FieldPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _always = new NameTable(plan, withFallback: !plan.HasFallback);
        _all = plan.HasFallback ? new NameTable(plan, withFallback: true) : null;
        _categorySlot = plan.SlotOf(FieldPlan.CategoryPath);
        _callerArnSlot = plan.SlotOf(FieldPlan.CallerArnPath);
    }

    /// <summary>Fills the fields from a record.</summary>
    /// <param name="record">A record from a <see cref="RecordReader"/>.</param>
    /// <param name="fields">Where the values go; made for the same plan.</param>
    /// <returns>What makes the record unreadable, if anything.</returns>
    public RecordFault Extract(in RawRecord record, RecordFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (record.Frame.Index is null)
        {
            throw new ArgumentException("This is no record.", nameof(record));
        }

        UsualCategory none = default;
        var walk = new Walk(this, record.Frame, fields, in none, readsAll: true);
        return walk.TryFindCategory() && walk.TryFindAll() ? RecordFault.None : walk.Fault;
    }

    /// <summary>Reads a member if it is wanted and was not found yet.</summary>
    private RecordFault ReadMember(in Scan scan, NameTable table, int nameEnd, int target, ref ulong missing, ulong optional)
    {
        if (!IsName(scan, table, nameEnd, ref target) || (missing >> target & 1) == 0 || !scan.TryFindValue(nameEnd, out int value))
        {
            return RecordFault.None;
        }

        missing &= ~(1UL << target);
        RecordFault fault = ReadValue(scan, target, value);
        if (!fault.IsFault)
        {
            return fault;
        }

        int slot = target == NameTable.UserIdentity ? _callerArnSlot : target;
        scan.Fields.Drop(slot);
        return (optional >> slot & 1) != 0 ? RecordFault.None : fault;
    }

    /// <summary>What the blocks' flags hint at: bytes that are no UTF-8, or control characters in strings.</summary>
    private static RecordFault CheckText(in Scan scan, BlockFlags flags)
    {
        if ((flags & BlockFlags.NonAscii) != 0 && !Utf8.IsValid(scan.Record))
        {
            return new RecordFault(FaultKind.InvalidUtf8, FirstInvalidUtf8(scan.Record));
        }

        if ((flags & BlockFlags.ControlInString) != 0)
        {
            int at = scan.Index.FindControlInString(scan.Text, scan.Start, scan.End);
            if (at >= 0)
            {
                return new RecordFault(FaultKind.ControlCharacterInString, at - scan.Start);
            }
        }

        return RecordFault.None;
    }

    internal static int FirstInvalidUtf8(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }

    /// <summary>Whether the whole name is the one its tail stands for, or is one once it is unescaped.</summary>
    private static bool IsName(in Scan scan, NameTable table, int nameEnd, ref int target)
    {
        if (target >= 0)
        {
            int begin = table.BeginOf(scan.Text, nameEnd, target);
            if (begin > scan.Start + 1 && scan.Index.IsQuote(begin - 1))
            {
                return true;
            }

            // An escape may stand before the tail.
            if (!scan.HasBackslash)
            {
                return false;
            }
        }

        int start = scan.Index.PreviousQuote(nameEnd) + 1;
        target = TryUnescapeName(scan, start, nameEnd, out ReadOnlySpan<byte> unescaped)
            ? table.Find(unescaped)
            : table.Find(scan.Text[start..nameEnd]);
        return target != NameTails.None;
    }

    /// <summary>Unescapes a name if it holds a backslash at all.</summary>
    private static bool TryUnescapeName(in Scan scan, int nameStart, int nameEnd, out ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> raw = scan.Text[nameStart..nameEnd];
        name = default;
        if (!raw.Contains((byte)'\\') || !scan.Fields.TryUnescape(raw, out RecordFields.Slice slice))
        {
            return false;
        }

        name = scan.Fields.Resolve(scan.Record, slice).Utf8;
        return true;
    }

    private RecordFault ReadValue(in Scan scan, int target, int value)
    {
        switch (target)
        {
            case NameTable.UserIdentity:
                scan.Fields.SetNested(_callerArnSlot, default);
                return scan.Text[value] == (byte)'{' ? ReadCaller(scan, value) : RecordFault.None;
            case NameTable.Resources:
                scan.Fields.ClearResources();
                return scan.Text[value] == (byte)'[' ? ReadResources(scan, value) : RecordFault.None;
            default:
                RecordFault fault = scan.ReadScalar(value, out RecordFields.Slice slice);
                scan.Fields.Set(target, slice);
                return fault;
        }
    }
}
