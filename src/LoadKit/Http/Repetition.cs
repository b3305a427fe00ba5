namespace LoadKit.Http;

/// <summary>A request once more, for one can be sent only once.</summary>
internal static class Repetition
{
    public static HttpRequestMessage Of(HttpRequestMessage request)
    {
        var again = new LoadRequest(request.Method, request.RequestUri) { Version = request.Version, VersionPolicy = request.VersionPolicy, Content = request.Content };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            // Each attempt is in a trace of its own, or in none.
            if (!TraceContext.IsHeader(name))
            {
                again.Headers.TryAddWithoutValidation(name, values);
            }
        }

        foreach (var option in request.Options)
        {
            ((IDictionary<string, object?>)again.Options)[option.Key] = option.Value;
        }

        return again;
    }
}
