using System.Numerics;
using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Templates;

/// <summary>Writes a template with the holes filled from a record's context.</summary>
internal static class TemplateWriter
{
    private static ReadOnlySpan<byte> UpperAlphabet => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8;

    private static ReadOnlySpan<byte> Base64Alphabet => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    public static void Write(Template template, RecordContext context, ref ByteCursor cursor)
    {
        ReadOnlySpan<byte> literals = template.Literals;
        ReadOnlySpan<Template.Step> steps = template.Steps;
        for (int i = 0; i < steps.Length; i++)
        {
            ref readonly Template.Step step = ref steps[i];
            cursor.Write(literals.Slice(step.LiteralStart, step.LiteralLength));
            if (step.Hole == Hole.If)
            {
                if (((int)context.Conditions & step.First) == 0)
                {
                    i = step.Second - 1;
                }
            }
            else if (step.Hole != Hole.None)
            {
                Fill(in step, context, ref cursor);
            }
        }
    }

    private static void Fill(in Template.Step step, RecordContext context, ref ByteCursor cursor)
    {
        switch (step.Hole)
        {
            case Hole.Account: cursor.Write(context.Place.Account); break;
            case Hole.Region: cursor.Write(context.Place.Region); break;
            case Hole.Time: TimeText.WriteIso(ref cursor, context.Time); break;
            case Hole.Later: TimeText.WriteLong(ref cursor, context.Time + 3600); break;
            case Hole.Identity: WriteIdentity(context, ref cursor); break;
            case Hole.CallerArn: cursor.Write(context.Caller.Arn); break;
            case Hole.SourceAddress: cursor.Write(context.Caller.SourceAddress); break;
            case Hole.Agent: cursor.Write(context.Caller.Agent); break;
            case Hole.RequestId: cursor.WriteUuid(context.RequestHigh, context.RequestLow); break;
            case Hole.Uuid: cursor.WriteUuid(context.Chance.Next(), context.Chance.Next()); break;
            case Hole.Bucket: cursor.Write(context.Bucket.Span); break;
            case Hole.ObjectKey: cursor.Write(context.ObjectKey); break;
            case Hole.ObjectPrefix: cursor.Write(context.ObjectPrefix.Span); break;
            case Hole.Hex: WriteHex(step.First, context, ref cursor); break;
            case Hole.Upper: WriteUpper(step.First, context, ref cursor); break;
            case Hole.Base64: WriteBase64(step.First, context, ref cursor); break;
            case Hole.Number: cursor.WriteNumber((uint)context.Chance.Between(step.First, step.Second)); break;
            case Hole.Pool: cursor.Write(PoolValue(in step, context)); break;
            case Hole.List: WriteList(step.Item!, context, ref cursor); break;
            default: throw new InvalidOperationException($"The hole {step.Hole} cannot be filled.");
        }
    }

    private static void WriteIdentity(RecordContext context, ref ByteCursor cursor)
    {
        Caller caller = context.Caller;
        cursor.Write(caller.Head);
        if (caller.Tail.Length > 0)
        {
            // Sessions start on a quarter of an hour and last up to two hours, so records of one session agree.
            TimeText.WriteIso(ref cursor, context.Time - (context.Time % 3600) - caller.SessionLead);
            cursor.Write(caller.Tail);
        }
    }

    private static byte[] PoolValue(in Template.Step step, RecordContext context)
    {
        byte[][] values = context.Place.Pools[step.First];
        uint word = (uint)BitOperations.RotateRight(context.Word, step.First * 11);
        int pick = (int)(((ulong)word * (uint)values.Length) >> 32);
        return values[(pick + step.Second + context.ItemIndex) % values.Length];
    }

    private static void WriteHex(int length, RecordContext context, ref ByteCursor cursor)
    {
        for (; length > 16; length -= 16)
        {
            cursor.WriteHex(context.Chance.Next(), 16);
        }
        cursor.WriteHex(context.Chance.Next(), length);
    }

    private static void WriteUpper(int length, RecordContext context, ref ByteCursor cursor)
    {
        Span<byte> taken = cursor.Take(length);
        ulong bits = 0;
        for (int i = 0; i < taken.Length; i++)
        {
            bits = i % 8 == 0 ? context.Chance.Next() : bits >> 8;
            taken[i] = UpperAlphabet[(int)(((bits & 0xFF) * 36) >> 8)];
        }
    }

    private static void WriteBase64(int length, RecordContext context, ref ByteCursor cursor)
    {
        Span<byte> taken = cursor.Take(length);
        ReadOnlySpan<byte> alphabet = Base64Alphabet;
        ulong bits = 0;
        for (int i = 0; i < taken.Length; i++)
        {
            bits = i % 10 == 0 ? context.Chance.Next() : bits >> 6;
            taken[i] = alphabet[(int)(bits & 63)];
        }
    }

    private static void WriteList(Template item, RecordContext context, ref ByteCursor cursor)
    {
        int end = cursor.Position + context.ListBytes;
        for (context.ItemIndex = 0; context.ItemIndex == 0 || cursor.Position < end; context.ItemIndex++)
        {
            if (context.ItemIndex > 0)
            {
                cursor.Write((byte)',');
            }
            Write(item, context, ref cursor);
        }
        context.ItemIndex = 0;
    }
}
