namespace LoadKit.Results;

/// <summary>A sentence as lines of bounded width: broken at spaces, the lines after the first further in.</summary>
internal static class Paragraph
{
    public static IEnumerable<string> Lines(string text, int width, string indent, string further)
    {
        var rest = text.TrimEnd();
        var margin = indent;
        while (margin.Length + rest.Length > width)
        {
            var room = width - margin.Length;
            var space = rest.LastIndexOf(' ', room, room);
            var end = space > 0 ? space : char.IsHighSurrogate(rest[room - 1]) ? room - 1 : room;
            yield return margin + rest[..end].TrimEnd();
            rest = rest[end..].TrimStart();
            margin = further;
        }

        yield return margin + rest;
    }
}
