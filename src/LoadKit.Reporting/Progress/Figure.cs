namespace LoadKit.Reporting.Progress;

/// <summary>One quantity of an unfinished run, ready to be shown; texts from outside are as they came.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Now">The value of the last two seconds; empty where there is none.</param>
/// <param name="Run">The value of what has been judged so far; empty where there is none.</param>
/// <param name="Limit">Its objective's limit; empty without an objective.</param>
/// <param name="Standing">How its objective stands; null without one.</param>
/// <param name="Minute">The value of each of the last sixty seconds; NaN where there was none.</param>
internal sealed record Figure(string Label, string Now, string Run, string Limit, Standing? Standing, IReadOnlyList<double> Minute);
