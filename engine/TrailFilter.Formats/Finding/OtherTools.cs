using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Finding;

/// <summary>
/// Files from which the selectors cannot be read, because a program has to run first: recognised, so that the error can name the
/// command whose output can be read.
/// </summary>
internal static partial class OtherTools
{
    private const int MaxLooked = 64 * 1024;
    private const string ShowPlan =
        "Run: terraform plan -out=tf.plan && terraform show -json tf.plan > plan.json (or the same with tofu), and give plan.json.";

    private const string ShowState = "Run: terraform show -json > state.json (or tofu show -json), and give state.json.";

    /// <summary>Tells a text that is neither JSON nor YAML to read.</summary>
    /// <returns>What it is, after a problem; null when it may be read.</returns>
    internal static string? RefuseText(ReadOnlySpan<byte> text, ProblemList problems)
    {
        if (text.StartsWith("PK\u0003\u0004"u8))
        {
            problems.Unreadable("The file is a zip archive, as terraform plan -out writes.", ShowPlan);
            return "zip";
        }

        if (text.StartsWith("{\"@level\""u8))
        {
            problems.Unreadable("The file is the log of terraform plan -json, which does not hold the planned values.", ShowPlan, 1, 1);
            return "terraform plan -json";
        }

        if (text[0] is (byte)'{' or (byte)'[')
        {
            return null;
        }

        // Bytes that are no UTF-8 become replacement characters; they make no word that is looked for.
        string begin = Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxLooked)]);
        if (TerraformBlock().Match(begin) is { Success: true } block)
        {
            int line = begin.AsSpan(0, block.Groups["block"].Index).Count('\n') + 1;
            problems.Unreadable(
                $"The file is Terraform source: the values of its selectors are known only to terraform (line {line} begins a block).",
                ShowPlan,
                line,
                1);
            return "Terraform source";
        }

        if (Shorthand().IsMatch(begin))
        {
            problems.Unreadable(
                "The file is the short form of the aws command line (Key=value,…), not JSON.",
                "Write JSON; the command aws cloudtrail get-event-selectors --trail-name NAME prints what a trail has.",
                1,
                1);
            return "the aws command's short form";
        }

        return null;
    }

    /// <summary>Tells a tree whose selectors a program has to make.</summary>
    /// <returns>What it is, after a problem; null when it may be read.</returns>
    internal static string? RefuseTree(WrittenNode root, ProblemList problems)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            return null;
        }

        (string Tool, string What, string Command)? found = root switch
        {
            _ when Has(root, "terraform_version") && (Has(root, "lineage") || Has(root, "serial")) =>
                ("Terraform state file", "The file is Terraform's own state file, whose form is private to terraform.", ShowState),
            _ when root.Member("deployment") is { Kind: JsonValueKind.Object } || (Has(root, "steps") && Has(root, "config"))
                || (Has(root, "runtime") && Has(root, "name")) =>
                ("Pulumi", "The file belongs to Pulumi.", PrintSelectors("after pulumi up, ")),
            _ when Has(root, "homeRegion") && (Has(root, "logging") || Has(root, "enabledRegions")) =>
                ("Landing Zone Accelerator", "The file is a configuration of the Landing Zone Accelerator.",
                    PrintSelectors("in the management account, ")),
            _ when Has(root, "governedRegions") =>
                ("Control Tower", "The file is a landing zone manifest of Control Tower.",
                    PrintSelectors("in the management account, ")),
            _ when Has(root, "service") && Has(root, "provider") =>
                ("Serverless Framework", "The file is a service of the Serverless Framework.",
                    "Run: serverless package, and give .serverless/cloudformation-template-update-stack.json."),
            _ when root.Member("TemplateBody") is { Kind: JsonValueKind.String } =>
                ("an answer of get-template", "The template stands as one text inside the answer of get-template, so that no line can be told.",
                    "Run: aws cloudformation get-template --stack-name NAME --query TemplateBody --output text > template.yaml, "
                    + "and give template.yaml."),
            _ when root.Member("artifacts") is { Kind: JsonValueKind.Object } && Has(root, "version") =>
                ("CDK manifest", "The file is the manifest of a CDK app, which names its templates.",
                    "Run: cdk synth, and give cdk.out/STACK.template.json."),
            _ when root.Member("app") is { Kind: JsonValueKind.String } && Has(root, "context") =>
                ("CDK", "The file tells the cdk command how to run an app.", "Run: cdk synth, and give cdk.out/STACK.template.json."),
            _ => null,
        };
        if (found is not { } tool)
        {
            return null;
        }

        problems.Error(root, tool.What, tool.Command);
        return tool.Tool;
    }

    private static string PrintSelectors(string when) =>
        $"Once the trail exists, {when}run: aws cloudtrail get-event-selectors --trail-name NAME > selectors.json, and give selectors.json.";

    private static bool Has(WrittenNode root, string key) => root.Member(key) is not null;

    // The first thing behind comments is a block: a word, up to two labels in quotes, a brace. No YAML begins so.
    [GeneratedRegex(
        """\A(?:[ \t]*(?:#|//)[^\n]*\n|[ \t\r]*\n|/\*(?:[^*]|\*(?!/))*\*/)*"""
        + """(?<block>[ \t]*[a-z_]{1,32}(?:[ \t]+"[^"\r\n]{1,128}"){0,2}[ \t]*\{)""")]
    private static partial Regex TerraformBlock();

    [GeneratedRegex("^(?:ReadWriteType|IncludeManagementEvents|DataResources|FieldSelectors|Name|Field)=")]
    private static partial Regex Shorthand();
}
