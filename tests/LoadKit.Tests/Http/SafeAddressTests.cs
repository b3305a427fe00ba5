using LoadKit.Http;

namespace LoadKit.Tests.Http;

public class SafeAddressTests
{
    [TestCase("https://shop.test/orders/17", "https://shop.test/orders/17")]
    [TestCase("https://ada:secret@shop.test/orders/17", "https://shop.test/orders/17")]
    [TestCase("https://ada:sec@ret@shop.test", "https://shop.test")]
    [TestCase("/orders?token=secret&page=2", "/orders?token=...&page=...")]
    [TestCase("/orders?secret", "/orders?...")]
    [TestCase("/orders?a=b=secret&&c", "/orders?a=...&...")]
    [TestCase("/orders#secret", "/orders")]
    [TestCase("/orders?x=1#secret", "/orders?x=...")]
    [TestCase("al:PW@host/x", "host/x")]
    [TestCase("http:\\\\al:PW@h\\x", "http:\\\\h\\x")]
    [TestCase("http:/al:PW@h/x", "http:/h/x")]
    [TestCase("//al:PW@h/x", "//h/x")]
    [TestCase("http://al:SEC/RETPW@h/", "http://h/")]
    [TestCase("http://al:SEC?RETPW@h/", "http://h/")]
    [TestCase("http://al:SEC#RETPW@h/?a=b", "http://h/?a=...")]
    [TestCase("al:SEC/RETPW@h/x", "h/x")]
    [TestCase("http://al:123/45PW@h/", "http://al:123/...@h/")]
    [TestCase("https://shop.test:8443/orders?mail=ada@example.com", "https://shop.test:8443/orders?mail=...")]
    [TestCase("http://[::1]:80/x@y", "http://[::1]:80/...@y")]
    [TestCase("/users/ada@example.com/orders", "/users/...@example.com/orders")]
    [TestCase("/shop;jsessionid=1A2B/cart;x=y?z=1", "/shop/cart?z=...")]
    [TestCase("", "")]
    public void What_may_be_a_secret_is_left_out(string address, string safe) => Assert.That(SafeAddress.Of(address), Is.EqualTo(safe));

    [Test]
    public void A_long_one_is_cut() => Assert.That(SafeAddress.Of("/" + new string('a', 1_000)), Has.Length.EqualTo(303));
}
