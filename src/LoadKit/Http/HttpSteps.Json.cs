using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoadKit.Http;

namespace LoadKit;

/// <content>JSON bodies.</content>
public static partial class HttpSteps
{
    private const string Reflection = "Needs reflection: give the JsonTypeInfo of a JsonSerializerContext instead.";

    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    extension(VirtualUser user)
    {
        /// <summary>Asks for a resource as an object.</summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="route">Where to: <c>$"/orders/{order.Id}"</c>, a plain string or a <see cref="Uri"/>.</param>
        /// <param name="type">How it is read, from a <c>JsonSerializerContext</c>.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <exception cref="HttpRequestException">No answer came, or not all of it, or one whose status fails.</exception>
        /// <exception cref="JsonException">The body is no JSON of that type, or null.</exception>
        /// <exception cref="TimeoutException">It took longer than <see cref="HttpRules.TimeLimit"/>.</exception>
        /// <exception cref="InvalidDataException">The body is larger than <see cref="HttpRules.LargestBody"/>.</exception>
        /// <exception cref="InvalidOperationException">The address is none.</exception>
        public ValueTask<T> GetJson<T>(HttpTarget target, HttpRoute route, JsonTypeInfo<T> type, string? step = null)
        {
            ArgumentNullException.ThrowIfNull(type);
            return Run<JsonBodyReader<T>, T>(user, target, HttpMethod.Get, route, content: null, new(type), step);
        }

        /// <summary>Asks for a resource as an object.</summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="route">Where to: <c>$"/orders/{order.Id}"</c>, a plain string or a <see cref="Uri"/>.</param>
        /// <param name="options">How it is read; null for <see cref="JsonSerializerOptions.Web"/>.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <inheritdoc cref="GetJson{T}(VirtualUser, HttpTarget, HttpRoute, JsonTypeInfo{T}, string?)"/>
        [RequiresUnreferencedCode(Reflection)]
        [RequiresDynamicCode(Reflection)]
        public ValueTask<T> GetJson<T>(HttpTarget target, HttpRoute route, JsonSerializerOptions? options = null, string? step = null) =>
            Run<JsonBodyReader<T>, T>(user, target, HttpMethod.Get, route, content: null, new(TypeOf<T>(options)), step);

        /// <summary>Sends an object to a resource. It is written before the step begins.</summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="route">Where to: <c>$"/orders/{order.Id}"</c>, a plain string or a <see cref="Uri"/>.</param>
        /// <param name="body">The object.</param>
        /// <param name="type">How it is written, from a <c>JsonSerializerContext</c>.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <inheritdoc cref="Get"/>
        public ValueTask<HttpAnswer> PostJson<T>(HttpTarget target, HttpRoute route, T body, JsonTypeInfo<T> type, string? step = null)
        {
            ArgumentNullException.ThrowIfNull(type);
            return Answer(user, target, HttpMethod.Post, route, Json(body, type), step);
        }

        /// <summary>Sends an object to a resource. It is written before the step begins.</summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="route">Where to: <c>$"/orders/{order.Id}"</c>, a plain string or a <see cref="Uri"/>.</param>
        /// <param name="body">The object.</param>
        /// <param name="options">How it is written; null for <see cref="JsonSerializerOptions.Web"/>.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <inheritdoc cref="Get"/>
        [RequiresUnreferencedCode(Reflection)]
        [RequiresDynamicCode(Reflection)]
        public ValueTask<HttpAnswer> PostJson<T>(HttpTarget target, HttpRoute route, T body, JsonSerializerOptions? options = null, string? step = null) =>
            Answer(user, target, HttpMethod.Post, route, Json(body, TypeOf<T>(options)), step);

        /// <summary>Sends an object to a resource, and gives the object that it answers with.</summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="route">Where to: <c>$"/orders/{order.Id}"</c>, a plain string or a <see cref="Uri"/>.</param>
        /// <param name="body">The object.</param>
        /// <param name="type">How it is written, from a <c>JsonSerializerContext</c>.</param>
        /// <param name="answer">How the answer is read.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <inheritdoc cref="GetJson{T}(VirtualUser, HttpTarget, HttpRoute, JsonTypeInfo{T}, string?)"/>
        public ValueTask<TAnswer> PostJson<T, TAnswer>(
            HttpTarget target, HttpRoute route, T body, JsonTypeInfo<T> type, JsonTypeInfo<TAnswer> answer, string? step = null)
        {
            ArgumentNullException.ThrowIfNull(type);
            ArgumentNullException.ThrowIfNull(answer);
            return Run<JsonBodyReader<TAnswer>, TAnswer>(user, target, HttpMethod.Post, route, Json(body, type), new(answer), step);
        }

        /// <summary>Sends an object to a resource, and gives the object that it answers with.</summary>
        /// <param name="target">A client, or a client with rules.</param>
        /// <param name="route">Where to: <c>$"/orders/{order.Id}"</c>, a plain string or a <see cref="Uri"/>.</param>
        /// <param name="body">The object.</param>
        /// <param name="options">How both are written and read; null for <see cref="JsonSerializerOptions.Web"/>.</param>
        /// <param name="step">The step's name; null for the method and the route's template.</param>
        /// <inheritdoc cref="GetJson{T}(VirtualUser, HttpTarget, HttpRoute, JsonTypeInfo{T}, string?)"/>
        [RequiresUnreferencedCode(Reflection)]
        [RequiresDynamicCode(Reflection)]
        public ValueTask<TAnswer> PostJson<T, TAnswer>(
            HttpTarget target, HttpRoute route, T body, JsonSerializerOptions? options = null, string? step = null) =>
            Run<JsonBodyReader<TAnswer>, TAnswer>(user, target, HttpMethod.Post, route, Json(body, TypeOf<T>(options)), new(TypeOf<TAnswer>(options)), step);
    }

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(body, type)) { Headers = { ContentType = JsonType } };

    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    private static JsonTypeInfo<T> TypeOf<T>(JsonSerializerOptions? options)
    {
        options ??= JsonSerializerOptions.Web;
        options.MakeReadOnly(populateMissingResolver: true);
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
