using System.Net;
using System.Net.Quic;
using LoadKit.Units;

namespace LoadKit.Tests.Http;

public class LoadHttpTests
{
    [Test]
    public void A_handler_does_nothing_on_the_side_unless_asked()
    {
        using var handler = LoadHttp.CreateHandler();

        Assert.Multiple(() =>
        {
            Assert.That((handler.UseCookies, handler.UseProxy, handler.AllowAutoRedirect), Is.EqualTo((false, false, false)));
            Assert.That(handler.AutomaticDecompression, Is.EqualTo(DecompressionMethods.None));
            Assert.That(handler.ActivityHeadersPropagator, Is.Null);
            Assert.That(handler.MaxConnectionsPerServer, Is.EqualTo(int.MaxValue));
            Assert.That(handler.EnableMultipleHttp2Connections, Is.True);
            Assert.That(handler.SslOptions.RemoteCertificateValidationCallback, Is.Null);
            Assert.That((handler.ConnectTimeout, handler.PooledConnectionIdleTimeout), Is.EqualTo((10.Seconds, 2.Minutes)));
        });
    }

    [Test]
    public void A_handler_does_what_the_options_ask_for()
    {
        using var handler = LoadHttp.CreateHandler(new LoadHttpOptions
        {
            KeepsCookies = true,
            FollowsRedirects = true,
            Decompression = DecompressionMethods.GZip,
            MaxConnections = 7,
            Proxy = new WebProxy("http://proxy.test"),
            AcceptsAnyCertificate = true,
        });

        Assert.Multiple(() =>
        {
            Assert.That((handler.UseCookies, handler.UseProxy, handler.AllowAutoRedirect, handler.MaxConnectionsPerServer), Is.EqualTo((true, true, true, 7)));
            Assert.That(handler.AutomaticDecompression, Is.EqualTo(DecompressionMethods.GZip));
            Assert.That(handler.SslOptions.RemoteCertificateValidationCallback, Is.Not.Null);
        });
    }

    [Test]
    public void A_client_asks_for_the_version_and_has_no_time_limit_of_its_own()
    {
        using var client = LoadHttp.CreateClient(new Uri("https://shop.test/api/"), new LoadHttpOptions { HttpVersion = HttpVersion.Version20 });

        Assert.That((client.DefaultRequestVersion, client.DefaultVersionPolicy), Is.EqualTo((HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact)));
        Assert.That(client.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
        Assert.That(client.BaseAddress, Is.EqualTo(new Uri("https://shop.test/api/")));
    }

    [TestCase("orders")]
    [TestCase("ftp://shop.test")]
    public void A_base_address_that_is_none_is_refused_with_its_text(string address) =>
        Assert.That(() => LoadHttp.CreateClient(new Uri(address, UriKind.RelativeOrAbsolute)), Throws.ArgumentException.With.Message.Contains(address));

    [Test]
    public void Without_QUIC_there_is_no_HTTP_3_and_it_says_so()
    {
        if ((OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) && QuicConnection.IsSupported)
        {
            Assert.Ignore("This system has QUIC.");
        }

        Assert.That(
            () => LoadHttp.CreateClient(new Uri("https://shop.test"), new LoadHttpOptions { HttpVersion = HttpVersion.Version30 }),
            Throws.TypeOf<PlatformNotSupportedException>().With.Message.Contains("libmsquic"));
    }

    [Test]
    public void Options_out_of_range_are_refused_by_name()
    {
        Assert.That(() => new LoadHttpOptions { MaxConnections = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("MaxConnections is at least 1"));
        Assert.That(() => new LoadHttpOptions { ConnectTimeout = TimeSpan.Zero }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("ConnectTimeout"));
        Assert.That(() => new LoadHttpOptions { IdleTimeout = -1.Seconds }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("IdleTimeout"));
        Assert.That(new LoadHttpOptions { ConnectionLifetime = Timeout.InfiniteTimeSpan }, Is.EqualTo(LoadHttpOptions.Default));
    }
}
