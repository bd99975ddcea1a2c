using CsCheck;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Tests.Bytes;

public sealed class BlockScannerTests
{
    public static TheoryData<ScanKind> VectorKinds => [ScanKind.Vector128, ScanKind.Vector256, ScanKind.Vector512];

    [Theory]
    [MemberData(nameof(VectorKinds))]
    public void Every_width_agrees_with_one_byte_at_a_time(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");
        Gen.Byte.Array[64].Sample(bytes => Assert.Equal(Scan(ScanKind.Scalar, bytes), Scan(kind, bytes)));
        for (int value = 0; value < 256; value++)
        {
            byte[] bytes = new byte[64];
            bytes.AsSpan().Fill((byte)value);
            Assert.Equal(Scan(ScanKind.Scalar, bytes), Scan(kind, bytes));
        }
    }

    [Fact]
    public void An_unsupported_width_is_refused()
    {
        Assert.Throws<PlatformNotSupportedException>(() => BlockScanner.Resolve((ScanKind)99));
        Assert.NotEqual(ScanKind.Auto, BlockScanner.Resolve(ScanKind.Auto));
    }

    private static RawMasks Scan(ScanKind kind, byte[] bytes)
    {
        RawMasks masks;
        switch (kind)
        {
            case ScanKind.Vector512:
                Vector512BlockScanner.Scan(in bytes[0], out masks);
                break;
            case ScanKind.Vector256:
                Vector256BlockScanner.Scan(in bytes[0], out masks);
                break;
            case ScanKind.Vector128:
                Vector128BlockScanner.Scan(in bytes[0], out masks);
                break;
            default:
                ScalarBlockScanner.Scan(in bytes[0], out masks);
                break;
        }

        return masks;
    }
}
