namespace LoadKit.Http;

/// <summary>The clients of one user, one for each address and each set of options; disposed when the user leaves.</summary>
internal sealed class OwnClients : IDisposable
{
    private static readonly object Key = new();

    // As they are written: two addresses that differ in their users are equal.
    private readonly Dictionary<(string, LoadHttpOptions), HttpClient> clients = [];

    public static HttpClient Of(VirtualUser user, Uri baseAddress, LoadHttpOptions options) =>
        user.OwnedByUser(Key, static _ => new OwnClients()).Get(baseAddress, options);

    public void Dispose()
    {
        lock (clients)
        {
            foreach (var client in clients.Values)
            {
                client.Dispose();
            }
        }
    }

    private HttpClient Get(Uri baseAddress, LoadHttpOptions options)
    {
        lock (clients)
        {
            if (!clients.TryGetValue((baseAddress.OriginalString, options), out var client))
            {
                clients[(baseAddress.OriginalString, options)] = client = LoadHttp.CreateClient(baseAddress, options);
            }

            return client;
        }
    }
}
