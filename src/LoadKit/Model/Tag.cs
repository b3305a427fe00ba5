namespace LoadKit.Model;

/// <summary>A value by which steps or iterations are told apart: the server that answered, cached or not.</summary>
internal readonly record struct Tag(string Key, string Value);
