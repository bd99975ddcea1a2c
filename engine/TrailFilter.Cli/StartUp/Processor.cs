using System.Runtime.Intrinsics.X86;

namespace TrailFilter.Cli.StartUp;

/// <summary>Asks the processor and Linux which level of instruction sets this machine runs.</summary>
internal static class Processor
{
    // What each level asks for, as bits of the CPUID leaf named; and the carry-less multiplication that strings are found with,
    // which the levels lack and the compiler counts with AES.
    private const int Leaf1Ecx = 1 << 1 | 1 << 12 | 1 << 22 | 1 << 25 | 1 << 27 | 1 << 28 | 1 << 29; // PCLMULQDQ, FMA, MOVBE, AES, OSXSAVE, AVX, F16C
    private const int Leaf7EbxV3 = 1 << 3 | 1 << 5 | 1 << 8; // BMI1, AVX2, BMI2
    private const int Leaf7EbxV4 = 1 << 16 | 1 << 17 | 1 << 28 | 1 << 30 | 1 << 31; // AVX-512 F, DQ, CD, BW, VL
    private const int ExtendedLeaf1Ecx = 1 << 5; // LZCNT

    // Registers that the system must save when it changes tasks, as bits of the register XCR0.
    private const ulong StateV3 = 0b0000_0110; // halves of the XMM and YMM registers
    private const ulong StateV4 = 0b1110_0110; // and masks, upper halves of ZMM0 to 15, ZMM16 to 31

    /// <summary>The highest level that both run.</summary>
    public static InstructionLevel Level()
    {
        (int highest, _, _, _) = X86Base.CpuId(0, 0);
        (int highestExtended, _, _, _) = X86Base.CpuId(unchecked((int)0x80000000), 0);
        // The extended leaves are numbered from 0x80000000, which is the smallest integer, so their order is that of integers.
        if (highest < 0xD || highestExtended < unchecked((int)0x80000001))
        {
            return InstructionLevel.Baseline;
        }

        (_, _, int features, _) = X86Base.CpuId(1, 0);
        (_, int leaf7, _, _) = X86Base.CpuId(7, 0);
        (_, _, int extended, _) = X86Base.CpuId(unchecked((int)0x80000001), 0);
        if (!Has(features, Leaf1Ecx) || !Has(leaf7, Leaf7EbxV3) || !Has(extended, ExtendedLeaf1Ecx))
        {
            return InstructionLevel.Baseline;
        }

        ulong state = SavedState();
        return (state & StateV3) != StateV3 ? InstructionLevel.Baseline
            : (state & StateV4) == StateV4 && Has(leaf7, Leaf7EbxV4) ? InstructionLevel.V4
            : InstructionLevel.V3;
    }

    /// <summary>
    /// XCR0. No intrinsic of .NET reads it; Linux tells it since 5.16. Before, and in emulators that do not, it holds all that the
    /// processor can save: Linux enables every vector state it knows, and it knew AVX-512 before .NET ran on it.
    /// </summary>
    private static ulong SavedState()
    {
        ulong state = 0;
        if (SystemCalls.Ask(SystemCalls.ArchPrctl, SystemCalls.ArchGetXcompSupp, ref state) == 0)
        {
            return state;
        }

        (int possible, _, _, _) = X86Base.CpuId(0xD, 0);
        return (uint)possible;
    }

    private static bool Has(int bits, int wanted) => (bits & wanted) == wanted;
}
