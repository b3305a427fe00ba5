using LoadKit.Http;

namespace LoadKit;

/// <summary>
/// HTTP requests as steps. Each verb is a step called after its method and route (<c>GET /orders/{id}</c>) unless it is given a name; its time is
/// that of the whole exchange, the body included. What counts as a failure the target's <see cref="HttpRules"/> say. Requests end with the
/// iteration, so they need no token.
/// </summary>
/// <remarks>
/// A failing status makes the step a failed one; <c>Get</c> and the other verbs that give an <see cref="HttpAnswer"/> return it, those that give a body
/// throw an <see cref="HttpRequestException"/> with the status. What goes wrong on the network is thrown, and counted as a failed step.
/// </remarks>
public static partial class HttpSteps
{
    extension(VirtualUser user)
    {
        /// <summary>Asks for a resource; its body is read through and not kept.</summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="route">Where to: <c>$"/orders/{order.Id}"</c>, a plain string or a <see cref="Uri"/>.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <exception cref="HttpRequestException">No answer came, or not all of it.</exception>
        /// <exception cref="TimeoutException">It took longer than <see cref="HttpRules.TimeLimit"/>.</exception>
        /// <exception cref="InvalidOperationException">The address is none.</exception>
        public ValueTask<HttpAnswer> Get(HttpTarget target, HttpRoute route, string? step = null) =>
            Answer(user, target, HttpMethod.Get, route, content: null, step);

        /// <summary>Asks for the headers of a resource.</summary>
        /// <inheritdoc cref="Get"/>
        public ValueTask<HttpAnswer> Head(HttpTarget target, HttpRoute route, string? step = null) =>
            Answer(user, target, HttpMethod.Head, route, content: null, step);

        /// <summary>Deletes a resource.</summary>
        /// <inheritdoc cref="Get"/>
        public ValueTask<HttpAnswer> Delete(HttpTarget target, HttpRoute route, string? step = null) =>
            Answer(user, target, HttpMethod.Delete, route, content: null, step);

        /// <summary>Sends a body to a resource.</summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="route">Where to: <c>$"/orders/{order.Id}"</c>, a plain string or a <see cref="Uri"/>.</param>
        /// <param name="content">The body; null for none. It is not disposed.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <inheritdoc cref="Get"/>
        public ValueTask<HttpAnswer> Post(HttpTarget target, HttpRoute route, HttpContent? content, string? step = null) =>
            Answer(user, target, HttpMethod.Post, route, content, step);

        /// <summary>Puts a body in the place of a resource.</summary>
        /// <inheritdoc cref="Post"/>
        public ValueTask<HttpAnswer> Put(HttpTarget target, HttpRoute route, HttpContent? content, string? step = null) =>
            Answer(user, target, HttpMethod.Put, route, content, step);

        /// <summary>Changes a resource.</summary>
        /// <inheritdoc cref="Post"/>
        public ValueTask<HttpAnswer> Patch(HttpTarget target, HttpRoute route, HttpContent? content, string? step = null) =>
            Answer(user, target, HttpMethod.Patch, route, content, step);

        /// <summary>Asks for a resource as text.</summary>
        /// <inheritdoc cref="Get"/>
        /// <exception cref="InvalidDataException">The body is larger than <see cref="HttpRules.LargestBody"/>.</exception>
        public ValueTask<string> GetString(HttpTarget target, HttpRoute route, string? step = null) =>
            Run<TextBodyReader, string>(user, target, HttpMethod.Get, route, content: null, default, step);

        /// <summary>
        /// A client with connections of this user's own, as each browser has: made when it is first asked for, the same one for the same address and options from
        /// then on, closed when the user leaves. It costs a connection for each user, and some memory.
        /// </summary>
        /// <inheritdoc cref="LoadHttp.CreateClient"/>
        public HttpClient OwnClient(Uri baseAddress, LoadHttpOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(baseAddress);
            return OwnClients.Of(user, baseAddress, options ?? LoadHttpOptions.Default);
        }
    }

    private static ValueTask<HttpAnswer> Answer(
        VirtualUser user, HttpTarget target, HttpMethod method, HttpRoute route, HttpContent? content, string? step) =>
        Run<AnswerReader, HttpAnswer>(user, target, method, route, content, default, step);
}
