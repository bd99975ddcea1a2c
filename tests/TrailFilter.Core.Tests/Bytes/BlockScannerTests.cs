using CsCheck;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Tests.Bytes;

public sealed class BlockScannerTests
{
    public static TheoryData<ScanKind> Kinds => StructureIndexTests.Kinds;

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

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_unusual_byte_anywhere_is_seen(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");
        for (int value = 0; value < 256; value++)
        {
            for (int at = 0; at < 64; at++)
            {
                byte[] bytes = new byte[64];
                bytes.AsSpan().Fill((byte)'a');
                bytes[at] = (byte)value;
                Assert.Equal(value is < 0x20 or >= 0x80 or '\\' ? 1UL : 0, Scan(kind, bytes)[^1]);
            }
        }
    }

    private static ulong[] Scan(ScanKind kind, byte[] bytes) => kind switch
    {
        ScanKind.Vector512 => Masks<Vector512BlockScanner>(bytes),
        ScanKind.Vector256 => Masks<Vector256BlockScanner>(bytes),
        ScanKind.Vector128 => Masks<Vector128BlockScanner>(bytes),
        _ => Masks<ScalarBlockScanner>(bytes),
    };

    private static ulong[] Masks<TScanner>(byte[] bytes)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        TScanner scanner = TScanner.Load(in bytes[0]);
        return
        [
            scanner.Equal((byte)'"'), scanner.Equal((byte)','), scanner.EqualFolded((byte)'{'), scanner.EqualFolded((byte)'}'),
            scanner.Control(), scanner.NonAscii(), scanner.Unusual() != 0 ? 1UL : 0,
        ];
    }
}
