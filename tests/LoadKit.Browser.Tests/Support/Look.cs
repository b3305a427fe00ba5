using Microsoft.Playwright;

namespace LoadKit.Browser.Tests.Support;

/// <summary>How a reader looks at a page.</summary>
/// <param name="Scheme">Light or dark, as the reader's system says.</param>
/// <param name="Width">Of the window, in pixels.</param>
internal sealed record Look(ColorScheme Scheme, int Width)
{
    public const int Desktop = 1200;
    public const int Phone = 390;

    public static Look Light { get; } = new(ColorScheme.Light, Desktop);

    public static Look Dark { get; } = new(ColorScheme.Dark, Desktop);

    public static Look LightPhone { get; } = new(ColorScheme.Light, Phone);

    public static Look DarkPhone { get; } = new(ColorScheme.Dark, Phone);

    public static IReadOnlyList<Look> All { get; } = [Light, Dark, LightPhone, DarkPhone];

    public override string ToString() => $"{Scheme} {Width}".ToLowerInvariant();
}
