using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <content>
/// The two places below the top level that selectors look at. They are short, so they are read member by member, from quote to
/// quote; that was twice as fast as walking their names in the masks (bench, extraction). Entries written as usual are read faster still.
/// </content>
public sealed partial class FastExtractor
{
    private static readonly NameTails s_callerNames = new(["arn"u8.ToArray()], [0]);

    private enum Member
    {
        Other,
        Type,
        Arn,
        ArnPrefix,
        CallerArn,
    }

    /// <summary>Looks for the last <c>arn</c> of <c>userIdentity</c>; it is long, so it is walked as the record is.</summary>
    private RecordFault ReadCaller(in Scan scan, int open)
    {
        int depth = scan.Index.DepthAt(open);
        int close = scan.Index.FindClose(open + 1, depth);
        if (close < 0 || close >= scan.End)
        {
            return new RecordFault(FaultKind.InvalidJson, open - scan.Start);
        }

        var names = new NameCursor(scan.Text, scan.Index, open + 1, close, depth + 1, s_callerNames, scan.HasBackslash);
        while (names.MoveNext(out int nameEnd, out _))
        {
            int name = scan.Index.PreviousQuote(nameEnd) + 1;
            if (name > open + 1 && MemberOf(scan, name, nameEnd) == Member.CallerArn && scan.TryFindValue(nameEnd, out int value))
            {
                RecordFault fault = scan.ReadScalar(value, out RecordFields.Slice slice);
                scan.Fields.SetNested(_callerArnSlot, slice);
                return fault;
            }
        }

        return RecordFault.None;
    }

    private static RecordFault ReadResources(in Scan scan, int open)
    {
        if (TryReadUsualResources(scan, open))
        {
            return RecordFault.None;
        }

        scan.Fields.ClearResources();
        int at = open + 1;
        while (scan.TryNextElement(ref at))
        {
            RecordFault fault;
            if (scan.Text[at] == (byte)'{')
            {
                scan.Fields.AddResource();
                fault = ReadResource(scan, ref at);
                scan.Fields.EndResource();
            }
            else
            {
                fault = scan.PassValue(ref at, wanted: false, out _);
            }

            if (fault.IsFault)
            {
                return fault;
            }
        }

        return scan.ExpectEnd((byte)']', ref at);
    }

    /// <summary>Reads an entry. Of a doubled key the last value counts, so only at the end it shows whether one is no text.</summary>
    private static RecordFault ReadResource(in Scan scan, ref int at)
    {
        RecordFault type = RecordFault.None;
        RecordFault arn = RecordFault.None;
        RecordFault prefix = RecordFault.None;
        at++;
        while (scan.TryNextMember(ref at, out int nameStart, out int nameEnd))
        {
            Member member = MemberOf(scan, nameStart, nameEnd);
            RecordFault fault = scan.PassValue(ref at, member is Member.Type or Member.Arn or Member.ArnPrefix, out RecordFields.Slice slice);
            if (fault.Kind is not (FaultKind.None or FaultKind.InvalidEscape))
            {
                return fault;
            }

            switch (member)
            {
                case Member.Type:
                    type = fault;
                    scan.Fields.SetResourceType(slice);
                    break;
                case Member.Arn:
                    arn = fault;
                    scan.Fields.SetResourceArn(slice);
                    break;
                case Member.ArnPrefix:
                    prefix = fault;
                    scan.Fields.SetResourceArnPrefix(slice);
                    break;
            }
        }

        RecordFault end = scan.ExpectEnd((byte)'}', ref at);
        return end.IsFault ? end
            : type.IsFault ? type
            : arn.IsFault ? arn
            : prefix;
    }

    private static Member MemberOf(in Scan scan, int nameStart, int nameEnd) =>
        scan.HasBackslash && TryUnescapeName(scan, nameStart, nameEnd, out ReadOnlySpan<byte> unescaped)
            ? MemberOf(unescaped)
            : MemberOf(scan.Text[nameStart..nameEnd]);

    private static Member MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when name.SequenceEqual("ARN"u8) => Member.Arn,
        3 when name.SequenceEqual("arn"u8) => Member.CallerArn,
        4 when name.SequenceEqual("type"u8) => Member.Type,
        9 when name.SequenceEqual("ARNPrefix"u8) => Member.ArnPrefix,
        _ => Member.Other,
    };
}
