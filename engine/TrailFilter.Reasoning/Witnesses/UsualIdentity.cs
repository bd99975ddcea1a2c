namespace TrailFilter.Reasoning.Witnesses;

/// <summary>Who makes the calls of made records. The account is one of those AWS's documentation uses for examples.</summary>
internal static class UsualIdentity
{
    public const string Account = "111122223333";

    public const string Region = "us-east-1";

    public const string RoleSession = "arn:aws:sts::" + Account + ":assumed-role/Analyst/mary";

    public const string User = "arn:aws:iam::" + Account + ":user/mary";

    /// <summary>The same role's session in another account.</summary>
    public static string SessionOf(string? account) => account is null ? RoleSession : $"arn:aws:sts::{account}:assumed-role/Analyst/mary";
}
