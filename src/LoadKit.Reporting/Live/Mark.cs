using LoadKit.Reporting.Progress;
using Spectre.Console;

namespace LoadKit.Reporting.Live;

/// <summary>How an objective stands, as a symbol and a word; the colour only repeats them.</summary>
internal static class Mark
{
    /// <summary>As wide as the widest.</summary>
    public const int Width = 10;

    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Open = new(Color.Yellow);

    public static string Text(Standing standing) => standing switch
    {
        Standing.Met => "✓ met",
        Standing.MetSoFar => "✓ so far",
        Standing.Missed => "✗ missed",
        Standing.MissedSoFar => "✗ so far",
        Standing.Unproven => "? unproven",
        Standing.AtTheEnd => "at the end",
        _ => "not yet",
    };

    public static Style Style(Standing standing) => standing switch
    {
        Standing.Met or Standing.MetSoFar => Good,
        Standing.Missed or Standing.MissedSoFar => Bad,
        Standing.Unproven => Open,
        _ => Spectre.Console.Style.Plain,
    };

    public static Style Style(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Good,
        Verdict.Fail => Bad,
        _ => Open,
    };
}
