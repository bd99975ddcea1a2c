namespace TrailFilter.Core.Bytes;

/// <summary>Which instructions find quotes and brackets. All give the same result; the wider ones are faster.</summary>
public enum ScanKind
{
    /// <summary>The widest the machine has.</summary>
    Auto,

    /// <summary>One byte at a time, on any machine.</summary>
    Scalar,

    /// <summary>16 bytes at a time: SSE2, or Arm NEON.</summary>
    Vector128,

    /// <summary>32 bytes at a time: AVX2.</summary>
    Vector256,

    /// <summary>64 bytes at a time: AVX-512BW.</summary>
    Vector512,
}
