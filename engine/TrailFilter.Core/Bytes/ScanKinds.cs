namespace TrailFilter.Core.Bytes;

/// <summary>What this machine, or the machine the program was compiled for, can run. Thread-safe.</summary>
public static class ScanKinds
{
    /// <summary>What <see cref="ScanKind.Auto"/> stands for here; never <see cref="ScanKind.Auto"/> itself.</summary>
    public static ScanKind Widest => BlockScanner.Resolve(ScanKind.Auto);
}
