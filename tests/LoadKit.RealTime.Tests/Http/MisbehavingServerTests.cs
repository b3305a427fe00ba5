using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>Whatever a server does, it becomes an error that a person understands, and the run goes on and ends.</summary>
public class MisbehavingServerTests
{
    private static readonly HttpRules Impatient = HttpRules.Default with { TimeLimit = 300.Milliseconds };

    [Test]
    public async Task Nobody_listens()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var error = await ErrorFrom(new Uri($"http://127.0.0.1:{port}"));

        Assert.That(error.Kind, Is.EqualTo("connection refused"));
        Assert.That(error.Example, Does.Contain($"nobody listens at 127.0.0.1:{port}"));
    }

    [Test]
    public async Task The_name_is_unknown()
    {
        var error = await ErrorFrom(new Uri("http://no-such-host.invalid"));

        Assert.That(error.Kind, Is.EqualTo("name not found"));
        Assert.That(error.Example, Does.Contain("no-such-host.invalid"));
    }

    [Test]
    public async Task The_address_is_none()
    {
        using var client = new HttpClient();

        var error = await ErrorOf(client, "orders/17");

        Assert.That(error.Example, Does.Contain("\"orders/17\" is no address").And.Contain("the client has no BaseAddress"));
    }

    [TestCase("", "connection closed", "before its answer was complete", TestName = "It_hangs_up_without_a_word")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello", "connection closed", "before its answer was complete", TestName = "It_hangs_up_in_the_middle_of_a_body")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "connection closed", "before its answer was complete", TestName = "It_forgets_the_last_chunk")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n", "malformed answer", "no HTTP", TestName = "Its_chunk_has_no_length")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Le", "connection closed", "before its answer was complete", TestName = "It_hangs_up_in_the_middle_of_a_header")]
    [TestCase("hello, this is no HTTP\r\n\r\n", "malformed answer", "no HTTP", TestName = "It_speaks_something_else")]
    [TestCase("HTTP/1.1 abc\r\n\r\n", "malformed answer", "no HTTP", TestName = "Its_status_is_no_number")]
    public async Task It_misbehaves(string answer, string kind, string words)
    {
        using var server = OddServer.Saying(answer);

        var error = await ErrorFrom(server.Address);

        Assert.That(error.Kind, Is.EqualTo(kind));
        Assert.That(error.Example, Does.Contain(words));
    }

    [Test]
    public async Task Its_headers_are_gigantic()
    {
        using var server = OddServer.Saying($"HTTP/1.1 200 OK\r\nX-Large: {new string('x', 100_000)}\r\nContent-Length: 0\r\n\r\n");

        var error = await ErrorFrom(server.Address);

        Assert.That(error.Kind, Is.EqualTo("answer too large"));
        Assert.That(error.Example, Does.Contain("headers length").And.Length.LessThan(300));
    }

    [Test]
    public async Task Its_headers_never_come()
    {
        using var server = Silent("");

        var error = await ErrorFrom(server.Address, Impatient);

        Assert.That((error.Kind, error.Example), Is.EqualTo(("timeout", "no answer within 300 ms")));
    }

    [Test]
    public async Task Its_body_stops_and_never_ends()
    {
        using var server = Silent("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");

        // Long enough for a busy machine to see the answer begin.
        var error = await ErrorFrom(server.Address, Impatient with { TimeLimit = 1.Seconds });

        Assert.That(error.Kind, Is.EqualTo("timeout"));
        Assert.That(error.Example, Does.Contain("its body had not ended after 1 s"));
    }

    [TestCase("Transfer-Encoding: chunked")]
    [TestCase("Connection: close")]
    public async Task Its_body_goes_on_for_ever(string header)
    {
        using var server = new OddServer(async (stream, _) =>
        {
            await OddServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{header}\r\n\r\n");
            while (true)
                await OddServer.WriteAsync(stream, "5\r\nhello\r\n");
        });

        Assert.That((await ErrorFrom(server.Address, Impatient)).Kind, Is.EqualTo("timeout"));
    }

    [Test]
    public async Task A_body_that_is_kept_has_a_limit_in_size_too()
    {
        using var server = new OddServer(async (stream, _) =>
        {
            await OddServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while (true)
                await OddServer.WriteAsync(stream, new string('x', 10_000));
        });
        using var client = LoadHttp.CreateClient(server.Address);
        var target = new HttpTarget(client, HttpRules.Default with { LargestBody = 1_000_000 });

        var result = await Load(async user => await user.GetString(target, "/"));

        Assert.That(result.Errors.Single().Example, Does.Contain("larger than the 1,000,000 bytes"));
    }

    [Test]
    public async Task A_run_is_not_held_up_by_a_silent_server()
    {
        using var server = Silent("");
        using var client = LoadHttp.CreateClient(server.Address);
        var start = Stopwatch.GetTimestamp();

        var result = await LoadTest.Create("silence")
            .WithUsers(LoadKit.Load.Closed.From(5).Hold(100.Milliseconds), UserType.Create("user", 1, Scenario.Create("s", async (user, _) => await user.Get(client, "/"))))
            .WithGracefulStop(100.Milliseconds)
            .RunAsync();

        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(3.Seconds));
        Assert.That(result.Errors, Is.Empty, "what the end of the run cut off is no error");
        Assert.That(result.Stages.Single().Counts.Unfinished, Is.GreaterThan(0));
    }

    private static OddServer Silent(string beginning)
    {
        OddServer? server = null;
        return server = new OddServer(async (stream, _) =>
        {
            await OddServer.WriteAsync(stream, beginning);
            await server!.Silence();
        });
    }

    private static async Task<ErrorGroup> ErrorFrom(Uri address)
    {
        using var client = LoadHttp.CreateClient(address);
        var error = await ErrorOf(client, "/orders/17");

        // A client of somebody else's tells the same.
        using var plain = new HttpClient { BaseAddress = address };
        var same = await ErrorOf(plain, "/orders/17");
        Assert.That((same.Kind, same.Message), Is.EqualTo((error.Kind, error.Message)));
        return error;
    }

    private static async Task<ErrorGroup> ErrorFrom(Uri address, HttpRules rules)
    {
        using var client = LoadHttp.CreateClient(address);
        return await ErrorOf(new HttpTarget(client, rules), "/orders/17");
    }

    private static async Task<ErrorGroup> ErrorOf(HttpTarget target, string route)
    {
        var result = await Load(async user => await user.Get(target, route));
        Assert.That(result.Errors, Has.Count.EqualTo(1), () => string.Join("\n", result.Errors));
        var error = result.Errors[0];
        Assert.That((error.Where, error.Count), Is.EqualTo(("GET /orders/{id}", 1L)));
        Assert.That(result.Step("GET /orders/{id}")!.Requests.Failed, Is.EqualTo(1));
        Assert.That(result.Totals.Requests.Failed, Is.EqualTo(1));
        return error;
    }

    private static Task<RunResult> Load(Func<VirtualUser, Task> body) => LoadTest.Create("odd")
        .WithUsers(LoadKit.Load.Closed.Iterations(1, users: 1), UserType.Create("user", 1, Scenario.Create("s", (user, _) => body(user))))
        .RunAsync();
}
