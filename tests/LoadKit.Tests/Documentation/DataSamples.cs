using System.Text.Json.Serialization;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Documentation;

/// <summary>The code of docs/data.md, compiled. A convention test compares the two line for line.</summary>
public partial class DataSamples
{
    private readonly Api api = new();

    [Test]
    public async Task Users_log_in_once()
    {
        var shopping = Scenario.Create("shopping",
            start: async (user, ct) => await user.Step("log in", step => api.LogInAsync($"user{user.Id}", step)),
            run: async (user, session, ct) => await user.Step("search", step => api.SearchAsync(session.Token, step)),
            stop: async (user, session, ct) => await user.Step("log out", step => api.LogOutAsync(session.Token, step)));

        await Run(shopping, []);

        Assert.That(api.Log, Is.EqualTo(["in user1", "search user1", "search user1", "out user1"]));
    }

    [Test]
    public async Task A_catalogue_is_filled_and_emptied()
    {
        var catalogue = Setup.Create("catalogue", async ct => await Database.FillAsync(ct), teardown: async (filled, ct) => await filled.EmptyAsync(ct));

        var search = Scenario.Create("search", async (user, ct) =>
            await user.Step("search", step => catalogue.ValueFor(user).SearchAsync("chair", step)));

        var test = LoadTest.Create("search")
            .WithSetup(catalogue)
            .WithUsers(Load.Closed.Hold(20, 5.Minutes), UserType.Create("visitor", weight: 1, search));

        Assert.That(test.Warnings, Is.Empty);
        var result = await Run(search, [catalogue]);
        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(2));
    }

    private Scenario Feeds()
    {
        var customers = Feed.FromCsv("customers.csv", row => new Customer(row["name"], row.Get<int>("age")));
        var terms = Feed.Of(["chair", "table", "lamp"], "terms").Shuffled().Circular();
        var accounts = Feed.FromJsonLines("accounts.jsonl", ShopJson.Default.Account).PerUser().ShownAs(account => account.Name);

        var visit = Scenario.Create("visit", async (user, ct) =>
        {
            var customer = customers.Next(user);
            await user.Step("search", step => api.SearchAsync(customer.Name, terms.Next(user), step));
        });
        return accounts.Count > 0 ? visit : throw new InvalidOperationException();
    }

    private static Task<RunResult> Run(Scenario scenario, Setup[] setups) =>
        new Simulated().Test(Load.Closed.IterationsPerUser(2, users: 1), UserType.Create("user", weight: 1, scenario)).WithSetup(setups).RunAsync();

    private sealed record Customer(string Name, int Age);

    internal sealed record Account(string Name);

    private sealed record Session(string Token);

    [JsonSerializable(typeof(Account))]
    private sealed partial class ShopJson : JsonSerializerContext;

    private sealed class Api
    {
        public List<string> Log { get; } = [];

        public Task<Session> LogInAsync(string user, CancellationToken cancellationToken)
        {
            Log.Add($"in {user}");
            return Task.FromResult(new Session(user));
        }

        public Task SearchAsync(string token, CancellationToken cancellationToken)
        {
            Log.Add($"search {token}");
            return Task.CompletedTask;
        }

        public Task SearchAsync(string customer, string term, CancellationToken cancellationToken) => SearchAsync($"{term} for {customer}", cancellationToken);

        public Task LogOutAsync(string token, CancellationToken cancellationToken)
        {
            Log.Add($"out {token}");
            return Task.CompletedTask;
        }
    }

    private sealed class Database
    {
        private bool isFull = true;

        public static Task<Database> FillAsync(CancellationToken cancellationToken) => Task.FromResult(new Database());

        public Task SearchAsync(string term, CancellationToken cancellationToken) => isFull ? Task.CompletedTask : Task.FromException(new InvalidOperationException($"no {term}"));

        public Task EmptyAsync(CancellationToken cancellationToken)
        {
            isFull = false;
            return Task.CompletedTask;
        }
    }
}
