namespace LoadKit.Http;

/// <summary>A request of LoadKit's own, with room for what its connection took, so that those on pooled connections pay nothing for it.</summary>
internal sealed class LoadRequest(HttpMethod method, Uri? address) : HttpRequestMessage(method, address)
{
    /// <summary>Set by whoever opens a connection for it.</summary>
    public ConnectionTimes? Connection { get; set; }
}
