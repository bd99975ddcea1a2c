using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>What PutEventSelectors asks of one field selector: the field, its operators, its values.</summary>
internal static class FieldSelectorRules
{
    /// <summary>Checks one field selector.</summary>
    /// <param name="field">The field selector.</param>
    /// <param name="category">The rules of its selector's category; <see langword="null"/> when that is unknown.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="problems">Gets what is wrong.</param>
    internal static void Check(WrittenFieldSelector field, CategoryRules? category, RuleSet rules, ProblemList problems)
    {
        CheckConditions(field, problems);
        if (field.Field is not { } name)
        {
            if (field.At.Children.All(child => child.Key != SelectorKeys.Field))
            {
                problems.Error(field.At, "A field selector must have a Field.", "Add it, for example \"Field\": \"eventName\".");
            }

            return;
        }

        TextRules.CheckField(name, problems);
        FieldRule? rule = category?.FindField(name.Value) ?? RuleWhateverTheCategory(name.Value, category, rules);
        if (rule is not null)
        {
            CheckOperators(field, rule, problems);
            CheckValues(field, rule, rules, problems);
        }
        else if (category is not null)
        {
            problems.Error(
                name.At,
                AwsMessages.FieldNotAllowed(category.Name, Quoted.Text(name.Value)),
                AdviseField(name.Value, category, problems.TakesErrors));
        }
        else if (rules.Categories.All(any => any.FindField(name.Value) is null))
        {
            problems.Error(
                name.At,
                $"The field {Quoted.Text(name.Value)} is not allowed in any category.",
                Meant(name.Value, FieldNames(rules), problems.TakesErrors) ?? "Use a field that CloudTrail selectors know.");
        }
    }

    /// <summary>eventCategory has the same rule in every category, so it can be checked before the category is known.</summary>
    private static FieldRule? RuleWhateverTheCategory(string name, CategoryRules? category, RuleSet rules) =>
        category is null && name == "eventCategory" ? rules.Categories[0].FindField(name) : null;

    private static void CheckConditions(WrittenFieldSelector field, ProblemList problems)
    {
        if (field.Conditions.IsEmpty)
        {
            problems.Error(
                field.At,
                "A field selector must have at least one operator.",
                $"Add one of {string.Join(", ", SelectorKeys.Operators)} with a list of values.");
        }

        if (field.IsPadded && field.Conditions.Any(condition => condition.Values.IsEmpty))
        {
            problems.Warning(
                field.At,
                ProblemRules.PaddedOperators,
                "Unused operators are written with empty lists, as GetEventSelectors once answered; they are passed over.",
                "Leave them out before this goes to PutEventSelectors.");
        }

        foreach (WrittenCondition condition in field.Conditions)
        {
            // A list whose items were of wrong types has its errors already.
            if (!field.IsPadded && condition.Values.IsEmpty && condition.At.Count == 0)
            {
                problems.Error(
                    condition.At,
                    $"{condition.Operator} must hold at least one value.",
                    "Add a value, or leave the operator out.",
                    ProblemRules.EmptyValues);
            }

            foreach (WrittenText value in condition.Values)
            {
                TextRules.CheckOperatorValue(value, problems);
            }
        }
    }

    private static void CheckOperators(WrittenFieldSelector field, FieldRule rule, ProblemList problems)
    {
        foreach (WrittenCondition condition in field.Conditions)
        {
            if (!condition.Values.IsEmpty && !rule.Operators.Contains(condition.Operator))
            {
                problems.Error(
                    condition.At,
                    AwsMessages.ValidOperators(rule.Name, string.Join(", ", rule.Operators)),
                    $"Use {string.Join(" or ", rule.Operators)}.");
            }
        }
    }

    private static void CheckValues(WrittenFieldSelector field, FieldRule rule, RuleSet rules, ProblemList problems)
    {
        foreach (WrittenCondition condition in field.Conditions)
        {
            if (!rule.Operators.Contains(condition.Operator))
            {
                continue;
            }

            if (condition.Values.Length > 1)
            {
                CheckSeveral(condition, rule, problems);
            }

            foreach (WrittenText value in condition.Values)
            {
                if (!rule.Values.IsEmpty && !rule.Values.Contains(value.Value))
                {
                    string? meant = problems.TakesErrors ? NearestName.Find(value.Value, rule.Values) : null;
                    problems.Error(
                        value.At,
                        AwsMessages.InvalidFieldValue(rule.Name),
                        meant is null ? $"Possible here: {string.Join(", ", rule.Values)}." : $"Write {meant}.",
                        NearestName.RuleOf(value.Value, meant),
                        meant);
                }
                else if (rule.Known is { } known && !known.Contains(value.Value))
                {
                    CheckUnknown(value, known, rules, problems);
                }
            }
        }
    }

    private static void CheckSeveral(WrittenCondition condition, FieldRule rule, ProblemList problems)
    {
        if (rule.SeveralValues == ProblemSeverity.Error)
        {
            problems.Error(
                condition.At,
                $"The {rule.Name} field takes one value only.",
                "Write a selector for each value; selectors are joined by OR.");
        }
        else if (rule.SeveralValues == ProblemSeverity.Warning)
        {
            problems.Warning(
                condition.At,
                ProblemRules.SeveralValues,
                $"The {rule.Name} field has several values; AWS's documentation speaks of one. They are joined by OR here.",
                "To be sure, write a selector for each value.");
        }
    }

    private static void CheckUnknown(WrittenText value, KnownValues known, RuleSet rules, ProblemList problems)
    {
        string? meant = problems.TakesWarnings ? NearestName.Find(value.Value, known.Values) : null;
        problems.Warning(
            value.At,
            NearestName.RuleOf(value.Value, meant) ?? ProblemRules.UnknownValue,
            $"{Quoted.Text(value.Value)} is no {known.Noun} that the rule set {rules.Name} knows, as of {known.Date}.",
            (meant is null ? "Check the spelling." : $"Was {meant} meant?")
                + " AWS adds new ones often; values are case-sensitive.",
            meant);
    }

    private static string AdviseField(string name, CategoryRules category, bool isWanted)
    {
        string? meant = Meant(name, category.Fields.Select(field => field.Name), isWanted);
        if (meant is not null)
        {
            return meant;
        }

        string fields = string.Join(", ", category.Fields.Select(field => field.Name));
        string others = OtherRuleSets.That(other => other.FindCategory(category.Name)?.FindField(name) is not null);
        return $"The fields of {category.Name} events are {fields}.{others}";
    }

    private static string? Meant(string text, IEnumerable<string> names, bool isWanted) =>
        isWanted && NearestName.Find(text, names) is { } name ? $"Write {name}." : null;

    private static IEnumerable<string> FieldNames(RuleSet rules) =>
        rules.Categories.SelectMany(category => category.Fields.Select(field => field.Name)).Distinct();
}
