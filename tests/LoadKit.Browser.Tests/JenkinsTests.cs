using LoadKit.Browser.Tests.Support;

namespace LoadKit.Browser.Tests;

/// <summary>As Jenkins shows it, where the policy blocks the stylesheet too: what is left are elements and attributes.</summary>
[TestFixtureSource(typeof(Report), nameof(Report.All))]
public sealed class JenkinsTests(string name)
{
    // Of each chart the shapes that can be seen: those with a size and a colour of their own, and those in the black that nobody chose.
    private const string Shapes = """
        [...document.querySelectorAll('svg')].map(svg => {
          const paints = [...svg.querySelectorAll('path, rect, circle, line, polyline, polygon, text')]
            .filter(shape => { const box = shape.getBoundingClientRect(); return box.width > 0 || box.height > 0; })
            .map(shape => getComputedStyle(shape))
            .flatMap(style => [style.fill, style.stroke])
            .filter(paint => paint !== 'none' && paint !== 'rgba(0, 0, 0, 0)');
          const frame = svg.getBoundingClientRect();
          return svg.querySelector('title').textContent + ': ' + (frame.width > 0 && frame.height > 0 ? 'shown' : 'hidden')
            + ', ' + (paints.length > 0 ? 'painted' : 'empty') + ', ' + paints.filter(paint => paint === 'rgb(0, 0, 0)').length + ' black';
        })
        """;

    private Report report = null!;
    private Jenkins jenkins = null!;
    private Visit visit = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        report = await Report.Called(name);
        jenkins = await Jenkins.Serving(report);
        visit = await Visit.WithScript(jenkins.Address, Look.Dark);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await visit.DisposeAsync();
        await jenkins.DisposeAsync();
    }

    [Test]
    public async Task Charts_keep_their_shapes_and_colours()
    {
        var charts = await visit.Page.EvaluateAsync<string[]>(Shapes);

        Assert.That(charts, Has.All.Match(": shown, painted, 0 black$"));
        Assert.That(charts, report.IsDrawn ? Has.Length.GreaterThan(6) : Is.Empty);
    }

    [Test]
    public async Task The_verdict_is_at_the_top() =>
        Assert.That((await visit.Page.GetByText($"{report.Word}.").First.BoundingBoxAsync())!.Y, Is.LessThan(300));

    // Without the stylesheet charts have the colours of the light look, which can't be seen on the browser's dark paper with its white text.
    [Test]
    public async Task Charts_stand_on_white_for_readers_of_the_dark_look_too() =>
        Assert.That(await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"), Is.EqualTo("rgb(0, 0, 0)"));

    [Test]
    public void Nothing_is_asked_of_the_server_but_the_page_and_only_the_stylesheet_and_the_sign_in_the_tab_are_blocked()
    {
        Assert.That(visit.Requests, Is.EqualTo(new[] { jenkins.Address }));
        Assert.That(jenkins.Requests, Is.EqualTo(new[] { "/report.html" }));
        Assert.That(visit.Complaints, Has.Some.Contains("inline style").And.All.Match("inline style|image/svg"));
    }
}
