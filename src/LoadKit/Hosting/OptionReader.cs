using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace LoadKit.Hosting;

/// <summary>Reads options from a configuration and from the environment, and finds every mistake in them.</summary>
internal sealed class OptionReader
{
    private const string Prefix = "LOADKIT_";
    private const double LargestFactor = 1_000;

    private static readonly ImmutableArray<(string Key, string Variable)> Known = [("ScaleTime", "SCALE_TIME"), ("ScaleLoad", "SCALE_LOAD"), ("Seed", "SEED"), ("Reports", "REPORTS")];
    private static readonly ImmutableArray<string> Families = ["SCALE", "SEED", "REPORT"];

    private readonly List<PlanError> mistakes = [];

    // By the name of the option: the last one that said something.
    private readonly Dictionary<string, string> scaledBy = [];

    /// <exception cref="LoadTestPlanException">There are mistakes; all are listed.</exception>
    public static LoadKitOptions Read(LoadKitOptions defaults, IConfiguration? section, IReadOnlyDictionary<string, string> environment)
    {
        var reader = new OptionReader();
        var options = reader.Add(defaults, key => section?[key], key => $"LoadKit:{key}");
        reader.FindUnknown(section);
        options = reader.Add(options, key => environment.GetValueOrDefault(Variable(key)), Variable);
        reader.FindUnknown(environment.Keys);
        return reader.mistakes.Count == 0
            ? options with
            {
                TimeScaledBy = reader.scaledBy.GetValueOrDefault(nameof(options.ScaleTime)),
                LoadScaledBy = reader.scaledBy.GetValueOrDefault(nameof(options.ScaleLoad)),
            }
            : throw new LoadTestPlanException(reader.mistakes, "configuration of load tests");
    }

    private static string Variable(string key) => Prefix + Known.First(known => known.Key == key).Variable;

    // What is empty is not there: a build sets a variable to nothing to take it away.
    private LoadKitOptions Add(LoadKitOptions options, Func<string, string?> values, Func<string, string> names)
    {
        string? Value(string key) => values(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        return options with
        {
            ScaleTime = Value(nameof(options.ScaleTime)) is { } time ? Factor(nameof(options.ScaleTime), names, time) : options.ScaleTime,
            ScaleLoad = Value(nameof(options.ScaleLoad)) is { } load ? Factor(nameof(options.ScaleLoad), names, load) : options.ScaleLoad,
            Seed = Value(nameof(options.Seed)) is { } seed ? Number(names(nameof(options.Seed)), seed) : options.Seed,
            Reports = Value(nameof(options.Reports)) ?? options.Reports,
        };
    }

    private double Factor(string key, Func<string, string> names, string text)
    {
        var name = names(key);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor is > 0 and <= LargestFactor)
        {
            scaledBy[key] = name;
            return factor;
        }

        Mistake(name, text, string.Create(CultureInfo.InvariantCulture, $"a number above 0 and at most {LargestFactor:N0}, such as 0.1"));
        return 1;
    }

    private ulong? Number(string name, string text)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Mistake(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {ulong.MaxValue}"));
        return null;
    }

    // A mistyped name would leave a build with a test of hours. Other names may be of a test's own.
    private void FindUnknown(IEnumerable<string> variables)
    {
        var known = Known.Select(option => Prefix + option.Variable).ToArray();
        foreach (var name in variables.Where(name => IsLikeOurs(name) && !known.Contains(name)).Order(StringComparer.Ordinal))
        {
            mistakes.Add(new PlanError(ForeignText.OneLine(name, 50), $"there is no such environment variable; there are {string.Join(", ", known)}"));
        }
    }

    private static bool IsLikeOurs(string name) => Families.Any(family => name.StartsWith(Prefix + family, StringComparison.OrdinalIgnoreCase));

    private void FindUnknown(IConfiguration? section)
    {
        var known = Known.Select(option => option.Key).ToArray();
        foreach (var child in section?.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) ?? [])
        {
            mistakes.Add(new PlanError($"LoadKit:{ForeignText.OneLine(child.Key, 50)}", $"there is no such setting; there are {string.Join(", ", known)}"));
        }
    }

    private void Mistake(string name, string text, string must) => mistakes.Add(new PlanError(name, $"it is \"{ForeignText.OneLine(text, 50)}\"; it must be {must}"));
}
