using System.ComponentModel;
using System.Runtime.CompilerServices;
using LoadKit.Http;

namespace LoadKit;

/// <summary>
/// Where a request goes, and what its step is called unless said. From an interpolated string: <c>$"/orders/{order.Id}"</c> is
/// <c>GET /orders/{id}</c>, whatever the id, and what stands in a hole is escaped (<c>{path:raw}</c> is not). From a plain string or a
/// <see cref="Uri"/>: numbers, GUIDs, dates and what else looks like an id become <c>{id}</c>; the query is left out.
/// </summary>
[InterpolatedStringHandler]
public ref struct HttpRoute
{
    private const string Raw = "raw";
    private const int RoomForHole = 24;

    private readonly string? text;
    private readonly Uri? uri;
    private RouteBuilder builder;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HttpRoute(int literalLength, int formattedCount) => builder = new RouteBuilder(literalLength + (RoomForHole * formattedCount));

    private HttpRoute(string? text, Uri? uri) => (this.text, this.uri) = (text, uri);

    /// <summary>An address as it is, relative to the client's base address or absolute.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static implicit operator HttpRoute(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new HttpRoute(address, uri: null);
    }

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static implicit operator HttpRoute(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new HttpRoute(text: null, address);
    }

    /// <summary>Called by the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value) => builder.AppendLiteral(value);

    /// <summary>Called by the compiler for a hole.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value, [CallerArgumentExpression(nameof(value))] string expression = "") =>
        builder.AppendHole(value, format: null, expression, isRaw: false);

    /// <summary>Called by the compiler for a hole with a format; <c>raw</c> is not escaped.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value, string? format, [CallerArgumentExpression(nameof(value))] string expression = "") =>
        builder.AppendHole(value, format, expression, isRaw: format == Raw);

    /// <summary>The address as the client sends it, and the name of the step. To be called once.</summary>
    internal ResolvedRoute Resolve(ClientRoutes routes, HttpMethod method, string? step)
    {
        if (text is not null)
        {
            var route = routes.Find(text);
            return new ResolvedRoute(route.Address, step ?? route.Name(method), text);
        }

        return uri is null
            ? builder.Resolve(routes, method, step)
            : new ResolvedRoute(routes.Absolute(uri), step ?? routes.Name(method, uri.OriginalString), uri.OriginalString);
    }
}
