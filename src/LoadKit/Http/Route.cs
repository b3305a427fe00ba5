namespace LoadKit.Http;

/// <summary>An address and what its steps are called.</summary>
internal sealed class Route(Uri? address, string template)
{
    private Named? named;

    /// <summary>Absolute where the client has a base address.</summary>
    public Uri? Address => address;

    /// <summary>What a step of this method is called. An address has one method as a rule.</summary>
    public string Name(HttpMethod method)
    {
        var known = named;
        if (known is not null && ReferenceEquals(known.Method, method))
        {
            return known.Name;
        }

        var made = new Named(method, StepNames.Of(method, template));
        named = made;
        return made.Name;
    }

    private sealed record Named(HttpMethod Method, string Name);
}
