namespace TrailFilter.Synthesis.World;

/// <summary>The kinds of named things a place (one account in one Region) has; templates name them in lower case.</summary>
internal enum Pool
{
    KmsKey,
    Instance,
    Volume,
    Snapshot,
    SecurityGroup,
    Subnet,
    Vpc,
    Endpoint,
    Table,
    Stream,
    Function,
    Queue,
    Topic,
    Role,
    User,
    Parameter,
    Secret,
    LogGroup,
    Stack,
    Cluster,
    TargetGroup,
    Model,
    IdentityPool,
    OtherAccount,
    Policy,
    Count,
}
