namespace TrailFilter.Formats.Writing;

/// <summary>The forms that selectors can be written in.</summary>
public enum SelectorsForm
{
    /// <summary>The list that <c>put-event-selectors --advanced-event-selectors file://…</c> takes.</summary>
    Advanced,

    /// <summary>The list that <c>put-event-selectors --event-selectors file://…</c> takes.</summary>
    Basic,

    /// <summary>
    /// The whole input of <c>put-event-selectors --cli-input-json file://…</c>, or of <c>update-event-data-store</c>.
    /// </summary>
    Cli,

    /// <summary>A CloudFormation template in YAML.</summary>
    CloudFormation,

    /// <summary>Terraform source of the provider <c>hashicorp/aws</c>.</summary>
    Terraform,
}
