using LoadKit.Http;

namespace LoadKit;

/// <content>Requests that the scenario makes itself.</content>
public static partial class HttpSteps
{
    extension(VirtualUser user)
    {
        /// <summary>
        /// Sends a request; the body of its answer is read through and not kept. One whose version was left as it is made gets the client's
        /// <see cref="HttpClient.DefaultRequestVersion"/>.
        /// </summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="request">The request; each is sent once. It is not disposed.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <param name="cancellationToken">Ends the request early.</param>
        /// <inheritdoc cref="Get"/>
        public ValueTask<HttpAnswer> Send(HttpTarget target, HttpRequestMessage request, string? step = null, CancellationToken cancellationToken = default) =>
            Run<AnswerReader, HttpAnswer>(user, target, request, default, step, cancellationToken);

        /// <summary>
        /// Sends a request and has a delegate read the answer, which is part of the step: a body in a format of one's own, the first events of a stream.
        /// The answer is disposed when the delegate has ended. It is not asked for an answer whose status fails.
        /// </summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="request">The request; each is sent once. It is not disposed.</param>
        /// <param name="read">Reads the answer; what it throws fails the step.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <param name="cancellationToken">Ends the request early.</param>
        /// <returns>What the delegate returned.</returns>
        /// <exception cref="HttpRequestException">No answer came, or one whose status fails.</exception>
        /// <exception cref="TimeoutException">It took longer than <see cref="HttpRules.TimeLimit"/>.</exception>
        /// <exception cref="InvalidOperationException">The address is none.</exception>
        public ValueTask<T> Send<T>(
            HttpTarget target,
            HttpRequestMessage request,
            Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read,
            string? step = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(read);
            return Run<DelegateReader<T>, T>(user, target, request, new(read), step, cancellationToken);
        }
    }

    private static ValueTask<T> Run<TReader, T>(
        VirtualUser user, HttpTarget target, HttpMethod method, HttpRoute route, HttpContent? content, TReader reader, string? step)
        where TReader : struct, IBodyReader<T>
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(target.Client, nameof(target));
        ArgumentNullException.ThrowIfNull(target.Rules, nameof(target));
        EnsureName(step);
        var resolved = route.Resolve(ClientRoutes.Of(target.Client), method, step);
        var request = new LoadRequest(method, resolved.Address)
        {
            Version = target.Client.DefaultRequestVersion,
            VersionPolicy = target.Client.DefaultVersionPolicy,
            Content = SentContent.Of(content),
        };
        return new HttpCall<TReader, T>(user, target, request, resolved, reader, CancellationToken.None).Run();
    }

    private static ValueTask<T> Run<TReader, T>(VirtualUser user, HttpTarget target, HttpRequestMessage request, TReader reader, string? step, CancellationToken cancellationToken)
        where TReader : struct, IBodyReader<T>
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(target.Client, nameof(target));
        ArgumentNullException.ThrowIfNull(target.Rules, nameof(target));
        EnsureName(step);
        ArgumentNullException.ThrowIfNull(request);
        var routes = ClientRoutes.Of(target.Client);
        var written = request.RequestUri ?? new Uri("", UriKind.Relative);
        var address = routes.Absolute(written);
        request.RequestUri = address ?? written;
        request.Content = SentContent.Of(request.Content);
        if (request.Version == System.Net.HttpVersion.Version11 && request.VersionPolicy == HttpVersionPolicy.RequestVersionOrLower)
        {
            (request.Version, request.VersionPolicy) = (target.Client.DefaultRequestVersion, target.Client.DefaultVersionPolicy);
        }

        var name = step ?? routes.Name(request.Method, written.OriginalString);
        return new HttpCall<TReader, T>(user, target, request, new ResolvedRoute(address, name, written.OriginalString), reader, cancellationToken).Run();
    }

    private static void EnsureName(string? step)
    {
        if (step is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(step);
        }
    }
}
