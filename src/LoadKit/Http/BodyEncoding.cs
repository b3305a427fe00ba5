using System.Net.Http.Headers;
using System.Text;

namespace LoadKit.Http;

/// <summary>How a body's bytes are characters: as its headers say, UTF-8 where they say nothing or something unknown.</summary>
internal static class BodyEncoding
{
    public static Encoding Of(HttpContentHeaders headers)
    {
        var name = headers.ContentType?.CharSet;
        if (name is null || name.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8;
        }

        try
        {
            return Encoding.GetEncoding(name.Trim('"'));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}
