using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>A whole picture. Who can't see it hears its title and what there is to see in it.</summary>
internal static class Picture
{
    public const int FontSize = 11;

    /// <summary>The kind that may be stretched across: it has no letters.</summary>
    public const string Bar = "bar";
    public const string Font = "-apple-system, Segoe UI, Inter, Roboto, Helvetica Neue, Arial, system-ui, sans-serif";

    /// <param name="kind">A class that says how the picture behaves on the page.</param>
    /// <param name="width">In pixels, unless a stylesheet says otherwise.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="title">What it is.</param>
    /// <param name="finding">What there is to see in it, as a sentence.</param>
    /// <param name="content">What is drawn.</param>
    public static Markup Of(string kind, double width, double height, string title, string finding, params IEnumerable<Markup> content) => Markup.Of(
        $"<svg class=\"{kind}\" role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"{Markup.If(kind == Bar, $" preserveAspectRatio=\"none\"")} font-family=\"{Font}\" font-size=\"{FontSize}\"><title>{title}</title><desc>{finding}</desc>{content}</svg>");
}
