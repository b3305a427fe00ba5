using LoadKit;
using LoadKit.Units;

namespace LoadTool;

/// <summary>A user who logs in once, searches, and logs out. Made by the container, one for each virtual user.</summary>
internal sealed class SearchScenario(Catalogue catalogue, Feed<CsvRow> terms) : IScenario
{
    private string token = "";

    public async ValueTask StartAsync(VirtualUser user, CancellationToken cancellationToken) =>
        token = await user.Step("log in", step => catalogue.LogInAsync($"user{user.Id}", step));

    public async ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
    {
        var term = terms.Next(user)["term"];
        var hits = await user.Step("search", step => catalogue.SearchAsync(term, step));
        user.Check("something was found", hits > 0);
        await user.Think(20.Milliseconds, 60.Milliseconds, cancellationToken);
    }

    public ValueTask StopAsync(VirtualUser user, CancellationToken cancellationToken) =>
        user.Step("log out", step => catalogue.LogOutAsync(token, step));
}
