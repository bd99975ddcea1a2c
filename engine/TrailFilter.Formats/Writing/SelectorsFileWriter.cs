using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats.Writing;

/// <summary>
/// Writes selectors in the forms people keep them in. What a form asks for and selectors do not say (a bucket, whether the trail logs)
/// becomes a parameter or variable, and is never made up. Thread-safe.
/// </summary>
/// <remarks>
/// The text is the same for the same selectors, one value a line, in the order of the model: a change of one value is a change of one
/// line. Letters that nobody sees or that reorder text are written as escapes.
/// </remarks>
public static class SelectorsFileWriter
{
    /// <summary>Whether a form holds any number of trails; the others hold one.</summary>
    public static bool HoldsSeveral(SelectorsForm form) => form is SelectorsForm.CloudFormation or SelectorsForm.Terraform;

    /// <summary>Writes trails.</summary>
    /// <param name="trails">
    /// The trails and event data stores, at least one, and one for a form that holds one. <see cref="Trail.Name"/> names the resource in a
    /// template; the trail itself is called by <see cref="SelectorSet.TrailName"/>, which may be missing.
    /// </param>
    /// <param name="form">The form.</param>
    /// <exception cref="ArgumentException">
    /// There is no trail or there are too many, or one has selectors of a kind that the form does not hold.
    /// </exception>
    public static WrittenFile Write(ImmutableArray<Trail> trails, SelectorsForm form)
    {
        if (trails.IsDefaultOrEmpty || (trails.Length > 1 && !HoldsSeveral(form)))
        {
            throw new ArgumentException($"The form {form} does not hold {(trails.IsDefault ? 0 : trails.Length)} trails.", nameof(trails));
        }

        return form switch
        {
            SelectorsForm.CloudFormation => Same(CloudFormationTemplate.Of(trails), []),
            SelectorsForm.Terraform => TerraformSource.Of(trails),
            SelectorsForm.Cli => CliInput.Of(trails[0]),
            SelectorsForm.Advanced => Same(JsonText.Of(ListOf(trails[0], form, ApiTree.Advanced(trails[0].Selectors))), []),
            SelectorsForm.Basic => Same(JsonText.Of(ListOf(trails[0], form, ApiTree.Basic(trails[0].Selectors))), []),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
        };
    }

    internal static WrittenFile Same(string text, ImmutableArray<string> notes)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        return new WrittenFile(content, content, [], notes);
    }

    private static JsonArray ListOf(Trail trail, SelectorsForm form, JsonArray list) =>
        list.Count == trail.Selectors.Count && list.Count > 0
            ? list
            : throw new ArgumentException($"{trail.Name} has selectors of another kind than {form}, or none.", nameof(trail));
}
