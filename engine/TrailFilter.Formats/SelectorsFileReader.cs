using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Finding;
using TrailFilter.Formats.Templates;
using TrailFilter.Formats.Terraform;
using TrailFilter.Formats.Text;
using TrailFilter.Formats.Yaml;

namespace TrailFilter.Formats;

/// <summary>
/// Finds the trails in a file, whatever wrote it: the AWS CLI (JSON and YAML), CloudFormation, CDK, Terraform, OpenTofu, AWS Config
/// and others that hold selectors under their names. Recognised by content. Thread-safe; never throws on content.
/// </summary>
public static class SelectorsFileReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="content">
    /// The whole content, in UTF-8 or UTF-16; more than <see cref="SelectorReader.MaxBytes"/> bytes are refused.
    /// </param>
    /// <param name="options">What it must fit, and what a template's parameters stand for.</param>
    public static SelectorsFile Read(ReadOnlySpan<byte> content, SelectorsFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new ProblemList();
        ReadOnlySpan<byte> text = content.Length > SelectorReader.MaxBytes ? content : FileText.Utf8Of(content, problems);
        if (problems.HasAny)
        {
            return SelectorsFile.Refused(null, problems);
        }

        ReadOnlySpan<byte> trimmed = text.Trim(" \t\r\n"u8);
        if (content.Length > SelectorReader.MaxBytes || trimmed.IsEmpty || trimmed.SequenceEqual("default"u8))
        {
            return OwnForm.ReadText(text, null, options);
        }

        if (OtherTools.RefuseText(trimmed, problems) is { } tool)
        {
            return SelectorsFile.Refused(tool, problems);
        }

        bool isJson = trimmed[0] is (byte)'{' or (byte)'[' or (byte)'"';
        WrittenNode? root = isJson
            ? SelectorJsonParser.Parse(text, problems, TreeLimits.MaxDepth, TreeLimits.MaxNodes, TreeLimits.TooMuch)
            : Utf8.IsValid(text) ? YamlReader.Read(Encoding.UTF8.GetString(text), problems) : null;
        if (isJson || problems.HasAny || root is { Kind: JsonValueKind.Object or JsonValueKind.Array })
        {
            return root is not null ? Recognise(root, text, isJson, problems, options)
                : isJson ? OwnForm.ReadText(text, null, options)
                : SelectorsFile.Refused(SelectorsFile.YamlForm, problems);
        }

        // One word or sentence, or no text at all: no form is meant, and the reader of AWS's own form says so.
        return OwnForm.ReadText(text, null, options);
    }

    private static SelectorsFile Recognise(
        WrittenNode root, ReadOnlySpan<byte> text, bool isJson, ProblemList problems, SelectorsFileOptions options)
    {
        if (ShownTerraform.Is(root))
        {
            return ShownTerraform.Read(root, problems, options);
        }

        if (Template.Is(root))
        {
            return TemplateReader.Read(root, isJson, problems, options);
        }

        if (OtherTools.RefuseTree(root, problems) is { } tool)
        {
            return SelectorsFile.Refused(tool, problems);
        }

        if (OwnForm.IsListOfTrails(root))
        {
            return OwnForm.ReadList(root, problems, options);
        }

        if (!OwnForm.Is(root) && PropertySearch.Find(root, problems) is { Count: > 0 } found)
        {
            ImmutableArray<SelectorProblem> ofFile = problems.ToImmutable();
            return new SelectorsFile(
                isJson ? "JSON with selectors in it" : "YAML with selectors in it", Judging.Judge(found, options), ofFile, []);
        }

        return isJson ? OwnForm.ReadText(text, root, options) : OwnForm.ReadTree(root, problems, options);
    }
}
