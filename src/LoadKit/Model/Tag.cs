namespace LoadKit;

/// <summary>A value by which steps or iterations are told apart: the server that answered, cached or not. Set with <see cref="VirtualUser.Tag"/>.</summary>
/// <param name="Key">The tag's key.</param>
/// <param name="Value">The tag's value.</param>
/// <threadsafety>An immutable value.</threadsafety>
public readonly record struct Tag(string Key, string Value)
{
    /// <summary><c>key=value</c>.</summary>
    public override string ToString() => $"{Key}={Value}";
}
