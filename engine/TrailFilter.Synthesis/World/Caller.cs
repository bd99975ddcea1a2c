namespace TrailFilter.Synthesis.World;

/// <summary>Someone who makes requests: the parts of a record that go together.</summary>
internal sealed class Caller
{
    /// <summary>The userIdentity object, up to the session's creation date where there is one.</summary>
    public required byte[] Head { get; init; }

    /// <summary>What follows the creation date; empty when the caller has no session.</summary>
    public byte[] Tail { get; init; } = [];

    /// <summary>The ARN in userIdentity; empty for services and outside accounts.</summary>
    public byte[] Arn { get; init; } = [];

    public required byte[] SourceAddress { get; init; }

    public required byte[] Agent { get; init; }

    /// <summary>Seconds before the full hour at which the caller's sessions start, a multiple of 900 below 3600.</summary>
    public int SessionLead { get; init; }

    /// <summary>Whether the caller talks to the service over TLS itself.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether the session came from the console.</summary>
    public bool Console { get; init; }
}
