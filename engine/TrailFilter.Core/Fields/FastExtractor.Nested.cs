using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <content>The two places below the top level that selectors look at.</content>
public sealed partial class FastExtractor
{
    private enum EntryMember
    {
        Other,
        Type,
        Arn,
        ArnPrefix,
        CallerArn,
    }

    private RecordFault ReadCaller(in Scan scan, int open, int depth)
    {
        int close = scan.Index.FindClose(open + 1, depth);
        var names = new NameCursor(scan.Text, scan.Index, open + 1, close, depth + 1);
        while (names.MoveNext(out int nameEnd))
        {
            if (NestedName(scan, nameEnd) == EntryMember.CallerArn && scan.TryFindValue(nameEnd, out int value))
            {
                RecordFault fault = scan.ReadScalar(value, out RecordFields.Slice slice);
                if (fault.IsFault)
                {
                    return fault;
                }

                scan.Fields.SetNested(_callerArnSlot, slice);
            }
        }

        return RecordFault.None;
    }

    private static RecordFault ReadResources(in Scan scan, int open, int depth)
    {
        int end = scan.Index.FindClose(open + 1, depth);
        int element = open + 1;
        while ((element = scan.Index.NextOpen(element, end)) >= 0)
        {
            int close = scan.Index.FindClose(element + 1, depth + 1);
            if (scan.Text[element] == (byte)'{')
            {
                scan.Fields.AddResource();
                RecordFault fault = ReadResource(scan, element, close, depth + 2);
                if (fault.IsFault)
                {
                    return fault;
                }
            }

            element = close + 1;
        }

        return RecordFault.None;
    }

    private static RecordFault ReadResource(in Scan scan, int open, int close, int depth)
    {
        var names = new NameCursor(scan.Text, scan.Index, open + 1, close, depth);
        while (names.MoveNext(out int nameEnd))
        {
            EntryMember member = NestedName(scan, nameEnd);
            if (member is EntryMember.Other or EntryMember.CallerArn || !scan.TryFindValue(nameEnd, out int value))
            {
                continue;
            }

            RecordFault fault = scan.ReadScalar(value, out RecordFields.Slice slice);
            if (fault.IsFault)
            {
                return fault;
            }

            switch (member)
            {
                case EntryMember.Type:
                    scan.Fields.SetResourceType(slice);
                    break;
                case EntryMember.Arn:
                    scan.Fields.SetResourceArn(slice);
                    break;
                default:
                    scan.Fields.SetResourceArnPrefix(slice);
                    break;
            }
        }

        return RecordFault.None;
    }

    private static EntryMember NestedName(in Scan scan, int nameEnd)
    {
        int quote = scan.Index.PreviousQuote(nameEnd);
        ReadOnlySpan<byte> name = scan.Text[(quote + 1)..nameEnd];
        return scan.HasBackslash && name.Contains((byte)'\\') && TryUnescapeName(scan, nameEnd, out ReadOnlySpan<byte> unescaped)
            ? MemberOf(unescaped)
            : MemberOf(name);
    }

    private static EntryMember MemberOf(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            3 when name.SequenceEqual("ARN"u8) => EntryMember.Arn,
            3 when name.SequenceEqual("arn"u8) => EntryMember.CallerArn,
            4 when name.SequenceEqual("type"u8) => EntryMember.Type,
            9 when name.SequenceEqual("ARNPrefix"u8) => EntryMember.ArnPrefix,
            _ => EntryMember.Other,
        };
}
