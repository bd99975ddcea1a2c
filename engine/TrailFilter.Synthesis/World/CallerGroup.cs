namespace TrailFilter.Synthesis.World;

/// <summary>Who may make a kind of request.</summary>
internal enum CallerGroup
{
    /// <summary>A mixture of people, workloads and services, and now and then the root user.</summary>
    Anyone,

    /// <summary>IAM users and single sign-on roles, at the command line and in the console.</summary>
    People,

    /// <summary>Roles of applications, functions and instances.</summary>
    Workloads,

    /// <summary>AWS services, with and without a service-linked role.</summary>
    Services,

    /// <summary>Principals of other accounts.</summary>
    Outside,

    /// <summary>Those who sign in to the console.</summary>
    SignIn,

    /// <summary>The service itself, in AwsServiceEvents: an account and invokedBy, nothing else.</summary>
    ServiceItself,

    /// <summary>CloudTrail, when it delivers log files.</summary>
    Trail,

    /// <summary>Nobody known: unauthenticated requests.</summary>
    Unknown,

    /// <summary>How many groups there are.</summary>
    Count,
}
