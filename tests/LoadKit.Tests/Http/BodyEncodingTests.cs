using LoadKit.Http;

namespace LoadKit.Tests.Http;

public class BodyEncodingTests
{
    [TestCase("text/plain", "utf-8")]
    [TestCase("text/plain; charset=UTF-8", "utf-8")]
    [TestCase("text/plain; charset=\"iso-8859-1\"", "iso-8859-1")]
    [TestCase("text/plain; charset=utf-16", "utf-16")]
    [TestCase("text/plain; charset=klingon", "utf-8")]
    [TestCase("text/plain; charset=utf-7", "utf-8")]
    [TestCase("; charset=", "utf-8")]
    [TestCase(null, "utf-8")]
    public void What_the_headers_say_holds_where_it_is_known(string? type, string encoding)
    {
        using var content = new ByteArrayContent([]);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        Assert.That(BodyEncoding.Of(content.Headers).WebName, Is.EqualTo(encoding));
    }
}
