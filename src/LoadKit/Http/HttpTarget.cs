namespace LoadKit;

/// <summary>
/// Where requests go and what counts as a failure there. A plain <see cref="HttpClient"/> (from <see cref="LoadHttp.CreateClient"/>, an
/// <c>IHttpClientFactory</c>, a <c>WebApplicationFactory</c>) is a target with the default rules.
/// </summary>
/// <param name="Client">The client.</param>
/// <param name="Rules">What its answers mean.</param>
/// <threadsafety>Immutable; a client serves all users at once.</threadsafety>
public readonly record struct HttpTarget(HttpClient Client, HttpRules Rules)
{
    /// <summary>A client with the default rules.</summary>
    public static implicit operator HttpTarget(HttpClient client) => new(client, HttpRules.Default);
}
