using Microsoft.Win32.SafeHandles;

namespace TrailFilter.Pipeline.Decompression.Native;

/// <summary>A decompressor of libdeflate, about 10 KiB outside the heap. For one thread at a time.</summary>
internal sealed class LibDeflateHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Makes one; it is invalid when there is no memory.</summary>
    public LibDeflateHandle()
        : base(ownsHandle: true) => SetHandle(LibDeflateFunctions.AllocDecompressor());

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LibDeflateFunctions.FreeDecompressor(handle);
        return true;
    }
}
