using LoadKit.Reporting.Charts;

namespace LoadKit.Reporting.Html;

/// <summary>
/// The colours of the page by what they mean, on white and on near black. Text has a contrast of at least 4.5 to 1 and everything else that has to
/// be seen one of 3 to 1; a test keeps it so.
/// </summary>
internal static class Palette
{
    public static readonly Ink Paper = new("paper", "#ffffff", "#12161b");
    public static readonly Ink Text = new("ink", "#1b1f24", "#e8ecf0");
    public static readonly Ink Muted = new("muted", "#59636e", "#9aa6b2");
    public static readonly Ink Rule = new("rule", "#d5dae0", "#343c45");
    public static readonly Ink Grid = new("grid", "#e7ebef", "#262d35");

    public static readonly Ink Good = new("good", "#176f30", "#57c373");
    public static readonly Ink Bad = new("bad", "#b42318", "#ff8b80");
    public static readonly Ink Open = new("open", "#8a6100", "#e0b252");

    /// <summary>Of bars in which what failed has to stand out, and not what succeeded.</summary>
    public static readonly Ink Succeeded = new("okay", "#b9dcc3", "#24503a");

    /// <summary>The highest percentile is the strongest of one hue, for it is what most objectives are about.</summary>
    public static readonly Ink P50 = new("p50", "#4a8fc4", "#5a93c2");
    public static readonly Ink P95 = new("p95", "#20699f", "#5eabe0");
    public static readonly Ink P99 = new("p99", "#0b3d66", "#cfe7fb");

    /// <summary>Of the name of the lightest line, which is text.</summary>
    public static readonly Ink P50Name = new("p50n", "#2f77ad", "#6fa6d2");
    public static readonly Ink Heat = new("heat", "#0b3d66", "#6fbcf2");

    /// <summary>Kinds of errors, the most frequent first.</summary>
    public static readonly IReadOnlyList<Ink> Errors = [Bad, new("err2", "#b8620f", "#e8a04f"), new("err3", "#7a5aa6", "#a98bd6"), Muted];

    /// <summary>Behind the words of a verdict.</summary>
    public static readonly IReadOnlyList<Ink> Behind =
        [new("goodbg", "#e6f4ea", "#16301f"), new("badbg", "#fdeceb", "#3a1a19"), new("openbg", "#fdf3dc", "#33280f")];

    public static readonly IReadOnlyList<Ink> All =
        [Paper, Text, Muted, Rule, Grid, Good, Bad, Open, Succeeded, P50, P95, P99, P50Name, Heat, .. Errors.Except([Bad, Muted]), .. Behind];

    /// <summary>The colour of a verdict.</summary>
    public static Ink Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Good,
        Verdict.Fail => Bad,
        _ => Open,
    };
}
