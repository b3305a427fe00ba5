using System.Security.Cryptography.X509Certificates;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>What is wrong with a certificate is told.</summary>
public class CertificateTests
{
    [TestCase("localhost", -1, 1, new[] { "nobody whom this machine trusts issued it" })]
    [TestCase("localhost", -2, -1, new[] { "nobody whom this machine trusts", "it has expired or is not valid yet" })]
    [TestCase("other.test", -1, 1, new[] { "it was issued for another name", "anybody whom this machine trusts" })]
    public async Task A_bad_certificate_is_an_error_that_says_why(string name, int fromDays, int toDays, string[] reasons)
    {
        using var certificate = RealServer.Certificate(name, fromDays, toDays);
        await using var server = await RealServer.StartAsync(_ => Task.CompletedTask, certificate: certificate);

        var error = (await Ask(server.Address)).Errors.Single();

        Assert.That(error.Kind, Is.EqualTo("certificate"));
        foreach (var reason in reasons)
            Assert.That(error.Example, Does.Contain(reason));
    }

    [Test]
    public async Task Any_certificate_is_good_for_a_test_that_says_so()
    {
        using var certificate = RealServer.Certificate("other.test", -2, -1);
        await using var server = await RealServer.StartAsync(_ => Task.CompletedTask, certificate: certificate);

        Assert.That((await Ask(server.Address, new LoadHttpOptions { AcceptsAnyCertificate = true })).Errors, Is.Empty);
    }

    [Test]
    public async Task A_server_without_TLS_is_told_from_one_whose_certificate_is_bad()
    {
        await using var plain = await RealServer.StartAsync(_ => Task.CompletedTask);

        var error = (await Ask(new UriBuilder(plain.Address) { Scheme = "https" }.Uri)).Errors.Single();

        Assert.That(error.Kind, Is.EqualTo("TLS"));
        Assert.That(error.Example, Does.Contain("TLS"));
    }

    private static async Task<RunResult> Ask(Uri address, LoadHttpOptions? options = null)
    {
        using var client = LoadHttp.CreateClient(address, options);
        return await LoadTest.Create("tls")
            .WithUsers(Load.Closed.Iterations(1, users: 1), UserType.Create("user", 1, Scenario.Create("s", async (user, _) => await user.Get(client, "/"))))
            .WithGracefulStop(1.Seconds)
            .RunAsync();
    }
}
