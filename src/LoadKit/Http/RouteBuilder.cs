namespace LoadKit.Http;

/// <summary>What an interpolated address becomes: the address with what stood in its holes, and the template with their names.</summary>
internal struct RouteBuilder(int capacity)
{
    private CharBuffer address = new(capacity);
    private CharBuffer template = new(capacity);

    public void AppendLiteral(string text)
    {
        address.Append(text);
        template.Append(text);
    }

    public void AppendHole<T>(T value, string? format, string expression, bool isRaw)
    {
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

    public ResolvedRoute Resolve(ClientRoutes routes, HttpMethod method, string? step)
    {
        Span<char> named = stackalloc char[RouteTemplate.Longest];
        var name = step ?? StepNames.Of(method, named[..RouteTemplate.WriteNamed(template.Text, routes.Host, named)]);
        var absolute = routes.Absolute(address.Text);
        var resolved = new ResolvedRoute(absolute, name, absolute is null ? address.Text.ToString() : null);
        address.Return();
        template.Return();
        return resolved;
    }
}
