namespace LoadKit.Http;

/// <summary>What an interpolated address becomes: the address with what stood in its holes, and the template with their names.</summary>
internal struct RouteBuilder(int capacity)
{
    private CharBuffer address = new(capacity);
    private CharBuffer template = new(capacity);

    // $"{baseUrl}/orders/{id}": the first hole is an address, which steps are not called after.
    private bool startsElsewhere;

    public void AppendLiteral(string text)
    {
        address.Append(address.Text is [.., '/'] && startsElsewhere && template.Text.IsEmpty && text is ['/', ..] ? text[1..] : text);
        template.Append(text);
    }

    public void AppendHole<T>(T value, string? format, string expression, bool isRaw)
    {
        if (address.Text.IsEmpty && format is null && value is string or Uri && Begins(value.ToString()!))
        {
            startsElsewhere = true;
            address.Append(value.ToString());
            return;
        }

        Span<char> name = stackalloc char[HoleName.Longest];
        template.Append("{");
        template.Append(name[..HoleName.Write(expression, name)]);
        template.Append("}");
        if (isRaw)
        {
            address.AppendFormatted(value, format: null);
        }
        else
        {
            address.AppendEscaped(value, format);
        }
    }

    private static bool Begins(string text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public ResolvedRoute Resolve(ClientRoutes routes, HttpMethod method, string? step)
    {
        Span<char> named = stackalloc char[RouteTemplate.Longest];
        var name = step ?? StepNames.Of(method, named[..RouteTemplate.WriteNamed(template.Text, routes.Host, startsElsewhere ? "/" : routes.Start, named)]);
        var absolute = routes.Absolute(address.Text);
        var resolved = new ResolvedRoute(absolute, name, absolute is null ? address.Text.ToString() : null);
        address.Return();
        template.Return();
        return resolved;
    }
}
