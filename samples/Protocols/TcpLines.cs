using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LoadKit;
using LoadKit.Units;

namespace Protocols;

/// <summary>A protocol of lines over TCP, such as an old mainframe's: "ADD 3 4" is answered by "7". A connection for each user.</summary>
internal static class TcpLines
{
    public static LoadTest Test()
    {
        var server = Setup.Create("a server", _ => Task.FromResult(new LineServer()));

        var add = Scenario.Create(
            "add",
            async (user, ct) =>
            {
                var client = new TcpClient { NoDelay = true };
                await client.ConnectAsync(server.ValueFor(user).EndPoint, ct);
                return new LineClient(client);
            },
            async (user, client, ct) =>
            {
                var (a, b) = (user.Random.Next(1_000), user.Random.Next(1_000));
                var answer = await user.Step("ADD", async token =>
                {
                    var question = string.Create(CultureInfo.InvariantCulture, $"ADD {a} {b}\n");
                    var line = await client.AskAsync(question, token);
                    user.CountBytes(question.Length, line.Length + 1);
                    return line;
                });
                user.Check("the sum is right", answer == (a + b).ToString(CultureInfo.InvariantCulture));
                await user.Think(2.Milliseconds, 8.Milliseconds, ct);
            });

        return LoadTest.Create("tcp")
            .WithSetup(server)
            .WithUsers(Load.Closed.Hold(20, 3.Seconds), UserType.Create("caller", weight: 1, add))
            .WithSlos(Slo.Latency(percentile: 90, atMost: 250.Milliseconds), Slo.ErrorRate(below: 5.Percent), Slo.CheckRate(atLeast: 95.Percent));
    }

    // A connection that breaks is a failed step; the next iteration goes on with it and fails too, as an application without reconnecting would.
    private sealed class LineClient(TcpClient client) : IDisposable
    {
        private readonly StreamReader reader = new(client.GetStream(), Encoding.ASCII);

        public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(question), cancellationToken);
            return await reader.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("the server has closed the connection");
        }

        public void Dispose()
        {
            reader.Dispose();
            client.Dispose();
        }
    }

    private sealed class LineServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, port: 0);

        public LineServer()
        {
            listener.Start();
            _ = AcceptAsync();
        }

        public IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

        public void Dispose() => listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    _ = ServeAsync(await listener.AcceptTcpClientAsync());
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The run is over.
            }
        }

        private static async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                client.NoDelay = true;
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                while (await reader.ReadLineAsync() is { } line)
                {
                    var answer = line.Split(' ') is ["ADD", var a, var b] ? int.Parse(a, CultureInfo.InvariantCulture) + int.Parse(b, CultureInfo.InvariantCulture) : -1;
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{answer}\n")));
                }
            }
        }
    }
}
