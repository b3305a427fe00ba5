using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>A server that answers in whatever way a test likes, byte by byte, on loopback.</summary>
internal sealed class OddServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<Stream, string, Task> answer;
    private readonly CancellationTokenSource end = new();

    /// <param name="answer">Gets the connection and the head of a request; the connection is closed when it returns, and used again when it returns true.</param>
    public OddServer(Func<Stream, string, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The heads of all requests.</summary>
    public List<string> Requests { get; } = [];

    public static OddServer Saying(string answer) => new((stream, _) => WriteAsync(stream, answer));

    public static Task WriteAsync(Stream stream, string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>Never ends by itself.</summary>
    public Task Silence() => Task.Delay(Timeout.Infinite, end.Token);

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var letter = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    if (await stream.ReadAsync(letter, end.Token) == 0)
                        return;
                    head.Append((char)letter[0]);
                }

                lock (Requests)
                    Requests.Add(head.ToString());
                await answer(stream, head.ToString());
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }
}
