namespace TrailFilter.Synthesis.Templates;

/// <summary>What holds for one record; parts of a template depend on it.</summary>
[Flags]
internal enum Conditions
{
    None = 0,

    /// <summary>The caller speaks TLS to the service itself, so tlsDetails is written.</summary>
    Tls = 1,

    /// <summary>The caller's session came from the console.</summary>
    Console = 2,

    /// <summary>The request came through a VPC endpoint.</summary>
    Vpce = 4,

    /// <summary>True for half of the records, by chance.</summary>
    Half = 8,

    /// <summary>True for a quarter of the records, by chance.</summary>
    Quarter = 16,

    /// <summary>True for one record in sixteen, by chance.</summary>
    Seldom = 32,

    /// <summary>The resource belongs to an account other than the caller's.</summary>
    Shared = 64,
}
