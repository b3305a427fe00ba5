namespace LoadKit.Http;

/// <summary>
/// The template of a route: <c>/orders/{id}</c> for <c>/orders/17?page=2</c>. Written into a buffer of the caller's, so that the name of a step that has been seen before
/// can be looked up without making a string.
/// </summary>
internal static class RouteTemplate
{
    /// <summary>Longer ones are cut.</summary>
    public const int Longest = 200;

    private const string Id = "{id}";
    private const string Cut = "...";
    private const string Slash = "/";

    /// <summary>The template of an address, absolute or relative. A host is kept where it is not that of the client.</summary>
    /// <param name="address">The address as it was written.</param>
    /// <param name="host">Host and port of the client, as <c>Uri.Authority</c> has them; empty without one.</param>
    /// <param name="start">The template of what an address starts from that does not begin with a slash; a slash at least.</param>
    /// <param name="buffer">Room for <see cref="Longest"/> characters.</param>
    public static int Write(ReadOnlySpan<char> address, ReadOnlySpan<char> host, ReadOnlySpan<char> start, Span<char> buffer)
    {
        var text = new TemplateText(buffer);
        var path = Path(address, host, ref start, ref text);
        if (IsErrorPage(path))
        {
            text.Append(path);
            return text.End(Cut);
        }

        // A path begins with a slash whether it was written or not.
        path = path is ['/' or '\\', ..] ? path[1..] : path;
        foreach (var range in path.SplitAny('/', '\\'))
        {
            text.Append(start);
            start = Slash;
            Append(ref text, Parameterless(path[range]));
        }

        return text.End(Cut);
    }

    /// <summary>The template of an interpolated address, whose holes have their names already.</summary>
    /// <inheritdoc cref="Write"/>
    public static int WriteNamed(ReadOnlySpan<char> template, ReadOnlySpan<char> host, ReadOnlySpan<char> start, Span<char> buffer)
    {
        var text = new TemplateText(buffer);
        var path = Path(template, host, ref start, ref text);
        if (path is not ['/', ..])
        {
            text.Append(start);
        }

        text.Append(path);
        return text.End(Cut);
    }

    // What follows the host; the host is written where it is another one than the client's.
    private static ReadOnlySpan<char> Path(ReadOnlySpan<char> address, ReadOnlySpan<char> host, ref ReadOnlySpan<char> start, ref TemplateText text)
    {
        var parts = new AddressParts(address);
        var path = parts.Rest;
        if (parts.Scheme.Length > 0)
        {
            var authority = parts.Authority;
            if (!authority.Equals(host, StringComparison.OrdinalIgnoreCase))
            {
                text.Append(authority);
            }

            path = path[authority.Length..];
        }

        start = parts.Scheme.Length > 0 || path is ['/' or '\\', ..] ? Slash : start;
        return path.IndexOfAny('?', '#') is >= 0 and var end ? path[..end] : path;
    }

    // /404 and /500 are pages, /17 is one of many things.
    private static bool IsErrorPage(ReadOnlySpan<char> path) => path is ['/', '4' or '5', >= '0' and <= '9', >= '0' and <= '9'];

    private static ReadOnlySpan<char> Parameterless(ReadOnlySpan<char> segment) => segment.IndexOf(';') is >= 0 and var end ? segment[..end] : segment;

    // The extension of a file tells kinds of files apart: {id}.png.
    private static void Append(ref TemplateText text, scoped ReadOnlySpan<char> segment)
    {
        if (segment.Length == 0)
        {
            return;
        }

        var extension = Extension(segment);
        if (PathSegment.IsId(segment[..^extension.Length]))
        {
            text.Append(Id);
            text.Append(extension);
        }
        else
        {
            text.Append(segment);
        }
    }

    // With the dot; the end of an e-mail address is none.
    private static ReadOnlySpan<char> Extension(ReadOnlySpan<char> segment)
    {
        var dot = segment.LastIndexOf('.');
        return dot > 0 && segment.Length - dot is >= 2 and <= 6 && !segment[(dot + 1)..].ContainsAnyExceptInRange('a', 'z') && !segment.ContainsAny('@', '%') ? segment[dot..] : [];
    }
}
