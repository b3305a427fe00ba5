using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>One quantity over time.</summary>
/// <param name="Title">What it is, with its unit.</param>
/// <param name="Height">In pixels, without the title.</param>
/// <param name="Draw">What is drawn.</param>
internal sealed record Strip(string Title, double Height, Func<StripFrame, Markup> Draw);
