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
    [TestCase("", "")]
    public void What_may_be_a_secret_is_left_out(string address, string safe) => Assert.That(SafeAddress.Of(address), Is.EqualTo(safe));

    [Test]
    public void A_long_one_is_cut() => Assert.That(SafeAddress.Of("/" + new string('a', 1_000)), Has.Length.EqualTo(303));
}
