using Microsoft.Playwright;

namespace LoadKit.Browser.Tests.Support;

/// <summary>One reader's visit to a page: what they see, what was loaded for it, and what the browser complained about.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> requests = [];
    private readonly List<string> complaints = [];

    private Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.Dialog += async (_, dialog) =>
        {
            complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Popup += (_, popup) => complaints.Add($"window: {popup.Url}");
    }

    public IPage Page { get; }

    /// <summary>The addresses that were asked for, in this order.</summary>
    public IReadOnlyList<string> Requests => requests;

    /// <summary>Console messages, errors, dialogs and windows.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>As readers are who have least: without script and network.</summary>
    public static Task<Visit> Offline(string address, Look look) => To(address, look, new() { JavaScriptEnabled = false, Offline = true });

    /// <summary>With script, but still only what the page itself permits.</summary>
    public static Task<Visit> WithScript(string address, Look look) => To(address, look, new() { JavaScriptEnabled = true });

    /// <summary>With script of the test's own.</summary>
    public static Task<Visit> ForTools(string address, Look look) => To(address, look, new() { JavaScriptEnabled = true, Offline = true, BypassCSP = true });

    /// <summary>The panels' headings, in the order in which they are read.</summary>
    public Task<IReadOnlyList<string>> Headings() => Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).AllInnerTextsAsync();

    /// <summary>Opens or closes what can be folded away.</summary>
    public Task OpenAll(bool isOpen = true) => Page.EvaluateAsync("isOpen => document.querySelectorAll('details').forEach(details => { details.open = isOpen; })", isOpen);

    /// <summary>The same page in another look.</summary>
    public async Task Show(Look look)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = look.Scheme });
        await Page.SetViewportSizeAsync(look.Width, 900);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static async Task<Visit> To(string address, Look look, BrowserNewContextOptions options)
    {
        options.ColorScheme = look.Scheme;
        options.ViewportSize = new() { Width = look.Width, Height = 900 };
        var context = await Chromium.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(10_000);
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(address);
        return visit;
    }
}
