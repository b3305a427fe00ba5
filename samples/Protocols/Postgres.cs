using LoadKit;
using LoadKit.Units;
using Npgsql;

namespace Protocols;

/// <summary>PostgreSQL: users share the pool of a data source, as they do in an application.</summary>
internal static class Postgres
{
    private static readonly string Address =
        Environment.GetEnvironmentVariable("LOADKIT_POSTGRES") ?? "Host=127.0.0.1;Port=54329;Username=loadkit;Database=postgres;Maximum Pool Size=20";

    public static LoadTest Test()
    {
        var database = Setup.Create("a database with a thousand items", Prepare, static (source, ct) => Execute(source, "drop table if exists loadkit_order; drop table if exists loadkit_item", ct));

        var shop = Scenario.Create("shop", async (user, ct) =>
        {
            var source = database.ValueFor(user);
            var item = user.Random.Next(1, 1_001);
            var price = await user.Step("select item", async token =>
            {
                await using var command = source.CreateCommand("select price from loadkit_item where id = $1");
                command.Parameters.AddWithValue(item);
                return (decimal?)await command.ExecuteScalarAsync(token);
            });
            user.Check("the item is there", price > 0);
            await user.Step("insert order", async token =>
            {
                await using var command = source.CreateCommand("insert into loadkit_order (item, count) values ($1, $2)");
                command.Parameters.AddWithValue(item);
                command.Parameters.AddWithValue(2);
                await command.ExecuteNonQueryAsync(token);
            });
        });

        return LoadTest.Create("postgres")
            .WithSetup(database)
            .WithUsers(Load.Open.Hold(200.PerSecond, 4.Seconds).AtMost(50), UserType.Create("shopper", weight: 1, shop))
            .WithSlos(Slo.Latency(percentile: 90, atMost: 500.Milliseconds), Slo.ErrorRate(below: 5.Percent), Slo.CheckRate(atLeast: 95.Percent));
    }

    private static async Task<NpgsqlDataSource> Prepare(CancellationToken cancellationToken)
    {
        var source = NpgsqlDataSource.Create(Address);
        try
        {
            await Execute(
                source,
                """
                drop table if exists loadkit_order; drop table if exists loadkit_item;
                create table loadkit_item (id int primary key, price numeric not null);
                create table loadkit_order (id bigint generated always as identity primary key, item int not null references loadkit_item, count int not null);
                insert into loadkit_item select id, id / 10.0 from generate_series(1, 1000) as id
                """,
                cancellationToken);
            return source;
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            await source.DisposeAsync();
            throw new NoServerException("PostgreSQL", Address, "postgresql", exception.InnerException ?? exception);
        }
    }

    private static async Task Execute(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
