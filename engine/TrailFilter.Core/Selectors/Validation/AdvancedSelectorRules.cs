using System.Globalization;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>
/// What PutEventSelectors asks of advanced event selectors: category, required fields, each field once, total of values.
/// </summary>
internal static class AdvancedSelectorRules
{
    private const string CategoryField = "eventCategory";

    private const string AddCategory =
        "Add {\"Field\": \"eventCategory\", \"Equals\": [\"Management\"]}, or another category.";

    internal static void Check(WrittenSelectors file, RuleSet rules, ProblemList problems)
    {
        int values = file.Advanced.Sum(selector =>
            selector.FieldSelectors.Sum(field => field.Conditions.Sum(condition => condition.Values.Length)));
        if (values > rules.MaxAdvancedValues)
        {
            problems.Error(
                file.AdvancedAt ?? file.At,
                AwsMessages.TooManyFilters(rules.MaxAdvancedValues),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {values} values over all selectors and operators. Use prefixes in place of single values."));
        }

        foreach (WrittenAdvancedSelector selector in file.Advanced)
        {
            CheckSelector(selector, rules, problems);
        }
    }

    private static void CheckSelector(WrittenAdvancedSelector selector, RuleSet rules, ProblemList problems)
    {
        if (selector.Name is { } name)
        {
            TextRules.CheckSelectorName(name, problems);
        }

        if (selector.FieldSelectors.IsEmpty)
        {
            if (!selector.At.Children.Any(child => child.Key == SelectorKeys.FieldSelectors && child.Count > 0))
            {
                problems.Error(selector.At, "FieldSelectors must hold at least one field selector.", AddCategory);
            }

            return;
        }

        CheckEachOnce(selector, problems);
        WrittenFieldSelector? categoryField =
            selector.FieldSelectors.FirstOrDefault(field => field.Field?.Value == CategoryField);
        CategoryRules? category = categoryField is null ? null : FindCategory(categoryField, rules, problems);
        CheckRequired(selector, categoryField, category, problems);
        foreach (WrittenFieldSelector field in selector.FieldSelectors)
        {
            FieldSelectorRules.Check(field, category, rules, problems);
        }
    }

    private static void CheckEachOnce(WrittenAdvancedSelector selector, ProblemList problems)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (WrittenFieldSelector field in selector.FieldSelectors)
        {
            if (field.Field is { } name && !seen.Add(name.Value))
            {
                problems.Error(
                    name.At,
                    AwsMessages.DuplicateField,
                    $"Join those of {Quoted.Text(name.Value)} into one, or split the selector: selectors are joined by OR.");
            }
        }
    }

    /// <summary>
    /// The category's rules; <see langword="null"/> when the selector names none that exists. Only values under Equals name
    /// a category; other operators are an error of their own.
    /// </summary>
    private static CategoryRules? FindCategory(WrittenFieldSelector field, RuleSet rules, ProblemList problems)
    {
        CategoryRules? first = null;
        foreach (WrittenText value in field.Conditions
            .Where(condition => condition.Operator == FieldOperator.Equals).SelectMany(condition => condition.Values))
        {
            CategoryRules? category = rules.FindCategory(value.Value);
            first ??= category;
            if (category is null)
            {
                IEnumerable<string> names = rules.Categories.Select(one => one.Name);
                string? meant = problems.TakesErrors ? NearestName.Find(value.Value, names) : null;
                problems.Error(
                    value.At,
                    AwsMessages.InvalidFieldValue(CategoryField),
                    meant is null ? AdviseCategory(value.Value, rules) : $"Write {meant}.",
                    NearestName.RuleOf(value.Value, meant),
                    meant);
            }
        }

        return first;
    }

    private static string AdviseCategory(string value, RuleSet rules) =>
        $"Choose one of {string.Join(", ", rules.Categories.Select(category => category.Name))}."
        + OtherRuleSets.That(other => other.FindCategory(value) is not null);

    private static void CheckRequired(
        WrittenAdvancedSelector selector, WrittenFieldSelector? categoryField, CategoryRules? category, ProblemList problems)
    {
        if (categoryField is null)
        {
            problems.Error(selector.At, AwsMessages.RequiredFields(CategoryField), AddCategory);
            return;
        }

        if (category is null)
        {
            return;
        }

        List<string> missing =
        [
            .. category.Fields
                .Where(rule => rule.IsRequired && selector.FieldSelectors.All(field => field.Field?.Value != rule.Name))
                .Select(rule => rule.Name),
        ];
        if (missing.Count > 0)
        {
            problems.Error(
                selector.At,
                AwsMessages.RequiredSelectors(category.Name, string.Join(", ", missing)),
                $"Add a field selector for {string.Join(" and ", missing)} with the operator Equals.");
        }
    }
}
