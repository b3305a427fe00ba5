using System.Reflection;
using LoadKit.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LoadKit.Browser.Tests;

/// <summary>Pictures for people to look at, in artifacts/screenshots: no assertion sees what is ugly.</summary>
public sealed class ScreenshotTests
{
    private static readonly string Pictures = Path.Combine(
        typeof(ScreenshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryDirectory").Value!, "artifacts", "screenshots");

    [Test]
    public async Task Pictures_of_a_page_in_every_look()
    {
        await using var visit = await Visit.Offline((await Report.Called("real")).Address, Look.Light);
        foreach (var look in Look.All)
        {
            await visit.Show(look);
            await Picture(visit, $"real {look}");
        }
    }

    [TestCase("made up")]
    [TestCase("hostile")]
    [TestCase("cancelled")]
    [TestCase("empty")]
    public async Task Pictures_of_other_pages(string name)
    {
        await using var visit = await Visit.Offline((await Report.Called(name)).Address, Look.Light);
        await Picture(visit, $"{name} {Look.Light}");
        await visit.Show(Look.DarkPhone);
        await Picture(visit, $"{name} {Look.DarkPhone}");
    }

    [Test]
    public async Task A_picture_of_the_page_in_Jenkins()
    {
        await using var jenkins = await Jenkins.Serving(await Report.Called("real"));
        await using var visit = await Visit.WithScript(jenkins.Address, Look.Dark);

        await Picture(visit, "real jenkins");
    }

    [Test]
    public async Task A_picture_of_the_paper()
    {
        await using var visit = await Visit.Offline((await Report.Called("real")).Address, Look.Dark);
        var path = PathOf("real.pdf");
        await visit.Page.PdfAsync(new() { Path = path, Format = "A4", PreferCSSPageSize = true });

        Assert.That(new FileInfo(path), Has.Length.GreaterThan(20_000));
    }

    private static async Task Picture(Visit visit, string name)
    {
        var path = PathOf($"{name.Replace(' ', '-')}.png");
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });

        Assert.That(new FileInfo(path), Has.Length.GreaterThan(20_000));
    }

    private static string PathOf(string name) => Path.Combine(Pictures, name);
}
