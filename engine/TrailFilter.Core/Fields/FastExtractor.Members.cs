using System.Numerics;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Fields;

/// <content>All fields together, of a record that is written as usual.</content>
public sealed partial class FastExtractor
{
    private static readonly MemberNames s_callerMembers = new(["arn"u8.ToArray()]);

    /// <summary>Reads what a table wants of a record written as CloudTrail writes it.</summary>
    /// <returns>
    /// <see langword="false"/> where anything is unusual, or would be a fault; what was read until then is to be dropped.
    /// </returns>
    private bool TryReadMembers(in Scan scan, NameTable table, int depth)
    {
        RecordFields fields = scan.Fields;
        Span<MemberPlace> places = fields.Places;
        if (!UsualMembers.TryRead(
            scan.Whole, scan.Index, scan.Start, scan.End - 1, depth, scan.HasBackslash, table.Usual, places, out ulong strings, out ulong others))
        {
            return false;
        }

        for (; strings != 0; strings &= strings - 1)
        {
            int target = BitOperations.TrailingZeroCount(strings);
            (int value, int last) = places[target];
            if (target >= FieldPlan.MaxSlots || scan.MayHoldBackslash(value, last))
            {
                others |= 1UL << target;
            }
            else
            {
                fields.Set(target, scan.SliceOf(value, last));
            }
        }

        for (; others != 0; others &= others - 1)
        {
            int target = BitOperations.TrailingZeroCount(others);
            (int value, int last) = places[target];
            bool isRead = target == NameTable.UserIdentity && scan.Text[value] == (byte)'{'
                ? TryReadUsualCaller(scan, value, last, depth + 1)
                : !ReadValue(scan, target, value).IsFault;
            if (!isRead)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadUsualCaller(in Scan scan, int open, int close, int depth)
    {
        Span<MemberPlace> places = scan.Fields.CallerPlaces;
        if (!UsualMembers.TryRead(
            scan.Whole, scan.Index, open, close, depth, scan.HasBackslash, s_callerMembers, places, out ulong strings, out ulong others))
        {
            return false;
        }

        RecordFields.Slice arn = default;
        if ((strings | others) != 0 && scan.ReadScalar(places[0].Value, out arn).IsFault)
        {
            return false;
        }

        scan.Fields.SetNested(_callerArnSlot, arn);
        return true;
    }
}
