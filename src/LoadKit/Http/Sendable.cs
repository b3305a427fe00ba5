namespace LoadKit.Http;

/// <summary>Whether a request can go anywhere.</summary>
internal static class Sendable
{
    private const string Virtual =
        "HTTP requests of LoadHttp's clients can't be made in virtual time: the simulation does not wait for a real network, and every request would time out at once. "
        + "Run in real time, or model the service in the same virtual time (an HttpClient over an HttpMessageHandler of your own).";

    public static void Ensure(VirtualUser user, HttpClient client, ResolvedRoute route)
    {
        if (route.Address is null)
        {
            throw new InvalidOperationException($"\"{SafeAddress.Of(route.Written!)}\" is no address that a request can go to" + (client.BaseAddress is not { } start
                ? ": it does not begin with http:// or https://, and the client has no BaseAddress."
                : $" from {SafeAddress.Of(start)}."));
        }

        if (client is LoadHttpClient && user.IsTimeVirtual)
        {
            user.EndRun(Virtual);
            throw new InvalidOperationException(Virtual);
        }
    }
}
