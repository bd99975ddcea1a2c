using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <content>
/// The two places below the top level that selectors look at. They are short, so they are read member by member, from quote to
/// quote; that was twice as fast as walking their names in the masks (bench, extraction).
/// </content>
public sealed partial class FastExtractor
{
    private enum Member
    {
        Other,
        Type,
        Arn,
        ArnPrefix,
        CallerArn,
    }

    private RecordFault ReadCaller(in Scan scan, int open)
    {
        int at = open + 1;
        while (scan.TryNextMember(ref at, out int nameStart, out int nameEnd))
        {
            bool wanted = MemberOf(scan, nameStart, nameEnd) == Member.CallerArn;
            RecordFault fault = scan.PassValue(ref at, wanted, out RecordFields.Slice slice);
            if (fault.IsFault)
            {
                return fault;
            }

            if (wanted)
            {
                scan.Fields.SetNested(_callerArnSlot, slice);
            }
        }

        return scan.ExpectEnd((byte)'}', ref at);
    }

    private static RecordFault ReadResources(in Scan scan, int open)
    {
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

    private static RecordFault ReadResource(in Scan scan, ref int at)
    {
        at++;
        while (scan.TryNextMember(ref at, out int nameStart, out int nameEnd))
        {
            Member member = MemberOf(scan, nameStart, nameEnd);
            RecordFault fault = scan.PassValue(ref at, member is Member.Type or Member.Arn or Member.ArnPrefix, out RecordFields.Slice slice);
            if (fault.IsFault)
            {
                return fault;
            }

            switch (member)
            {
                case Member.Type:
                    scan.Fields.SetResourceType(slice);
                    break;
                case Member.Arn:
                    scan.Fields.SetResourceArn(slice);
                    break;
                case Member.ArnPrefix:
                    scan.Fields.SetResourceArnPrefix(slice);
                    break;
            }
        }

        return scan.ExpectEnd((byte)'}', ref at);
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
