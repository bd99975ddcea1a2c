using System.Buffers.Binary;

namespace TrailFilter.Core.Fields;

/// <content>
/// <c>resources</c> as CloudTrail writes it: compact, and of three members. Name, colon and the value's opening quote are told by
/// comparing eight bytes; whatever differs is left to the reading member by member.
/// </content>
public sealed partial class FastExtractor
{
    // Eight letters each, the first one in the lowest byte: "type":" and "ARN":" (seven) and "account and Id":"
    private const ulong TypeHead = 0x223A_2265_7079_7422;
    private const ulong ArnHead = 0x0022_3A22_4E52_4122;
    private const ulong ArnMask = ulong.MaxValue >> 8;
    private const ulong AccountHead = 0x746E_756F_6363_6122;
    private const uint AccountTail = 0x3A22_6449;
    private const int TypeQuote = 7;
    private const int ArnQuote = 6;
    private const int AccountQuote = 12;

    /// <summary>Reads the entries, if they are written as usual.</summary>
    /// <param name="scan">The record.</param>
    /// <param name="open">The opening bracket.</param>
    /// <returns><see langword="false"/> when not, or not certainly so; entries read until then are to be dropped.</returns>
    private static bool TryReadUsualResources(in Scan scan, int open)
    {
        ReadOnlySpan<byte> text = scan.Text;
        int at = open;
        do
        {
            if (text[at + 1] != (byte)'{')
            {
                return false;
            }

            at++;
            RecordFields.Slice type = default;
            RecordFields.Slice arn = default;
            do
            {
                int value = UsualValue(text, ++at, out bool isType, out bool isArn);
                int close = value < 0 ? -1 : scan.Index.NextQuote(value + 1);
                if (close < 0 || close >= text.Length - 1)
                {
                    return false;
                }

                if (isType)
                {
                    type = scan.SliceOf(value, close);
                }
                else if (isArn)
                {
                    arn = scan.SliceOf(value, close);
                }

                at = close + 1;
            }
            while (text[at] == (byte)',');

            if (text[at] != (byte)'}')
            {
                return false;
            }

            scan.Fields.AddResource(type, arn);
            at++;
        }
        while (text[at] == (byte)',');

        return text[at] == (byte)']' && !scan.MayHoldBackslash(open, at);
    }

    /// <summary>The opening quote of a member's value, or -1 when it is another member or written otherwise.</summary>
    private static int UsualValue(ReadOnlySpan<byte> text, int name, out bool isType, out bool isArn)
    {
        isType = isArn = false;
        if (text.Length - name < 2 * sizeof(ulong))
        {
            return -1;
        }

        ulong head = BinaryPrimitives.ReadUInt64LittleEndian(text[name..]);
        if (head == TypeHead)
        {
            isType = true;
            return name + TypeQuote;
        }

        if ((head & ArnMask) == ArnHead)
        {
            isArn = true;
            return name + ArnQuote;
        }

        bool isAccount = head == AccountHead && text[name + AccountQuote] == (byte)'"'
            && BinaryPrimitives.ReadUInt32LittleEndian(text[(name + sizeof(ulong))..]) == AccountTail;
        return isAccount ? name + AccountQuote : -1;
    }
}
