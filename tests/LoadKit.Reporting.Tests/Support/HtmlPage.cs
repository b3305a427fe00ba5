using System.Xml;
using System.Xml.Linq;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>A page of the HTML report, read as XML: what is not well-formed does not get here.</summary>
internal sealed class HtmlPage
{
    private HtmlPage(string text, XDocument document) => (Text, Document) = (text, document);

    public string Text { get; }

    public XDocument Document { get; }

    public XElement Root => Document.Root!;

    public string Title => Root.Descendants("title").First().Value;

    public IEnumerable<XElement> Charts => Root.Descendants("svg");

    public static HtmlPage Of(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return new(text, XDocument.Load(reader));
    }

    public static HtmlPage Of(RunResult result, RunInfo? info = null) => Of(Rendered.Html(result, info));

    /// <summary>The panel of this id; null when there is none.</summary>
    public XElement? Panel(string id) => Root.Descendants("section").SingleOrDefault(section => (string?)section.Attribute("id") == id);

    /// <summary>The headings of the panels, in their order.</summary>
    public IEnumerable<string> Headings => Root.Descendants("h2").Select(heading => heading.Value);

    /// <summary>The elements with the names of their attributes, without any text.</summary>
    public string Shape => Shaped(Root);

    private static string Shaped(XElement element) =>
        $"<{element.Name}{string.Concat(element.Attributes().Select(attribute => $" {attribute.Name}{(attribute.Name == "class" ? "=" + attribute.Value : "")}"))}>{string.Concat(element.Elements().Select(Shaped))}";
}
