namespace LoadKit.Reporting.K6;

/// <summary>What k6 calls the phases of an HTTP request. Its time to look up a name is a part of "blocked", which LoadKit does not have.</summary>
internal static class K6Phases
{
    public static IReadOnlyList<(string Metric, string Phase)> All { get; } =
    [
        ("http_req_connecting", "connecting"), ("http_req_tls_handshaking", "TLS handshake"), ("http_req_sending", "sending"), ("http_req_waiting", "waiting"), ("http_req_receiving", "receiving"),
    ];
}
