using System.Globalization;
using System.Text;
using System.Xml;
using LoadKit.Reporting.Plain;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.JUnit;

/// <summary>The whole result as one suite. Text that <see cref="Foreign"/> has made harmless has no character that XML forbids; markup is the writer's to escape.</summary>
internal static class JUnitReport
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static string Of(RunResult result, UnprovenAs unprovenAs)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = Utf8, Indent = true, NewLineChars = "\n" }))
        {
            Write(xml, result, VerdictCase.Of(result), unprovenAs);
        }

        return Utf8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(XmlWriter xml, RunResult result, IReadOnlyList<VerdictCase> cases, UnprovenAs unprovenAs)
    {
        var name = Foreign.OneLine(result.Name);
        var skipped = unprovenAs == UnprovenAs.Skipped ? cases.Count(of => of.Verdict == Verdict.Inconclusive) : 0;
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        Count(xml, "tests", cases.Count);
        Count(xml, "failures", cases.Count(of => of.Verdict != Verdict.Pass) - skipped);
        Count(xml, "errors", 0);
        Count(xml, "skipped", skipped);
        xml.WriteAttributeString("time", result.Duration.TotalSeconds.ToString("0.###", Invariant));
        xml.WriteAttributeString("timestamp", result.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", Invariant));
        Properties(xml, result);
        foreach (var of in cases)
        {
            Case(xml, name, of, unprovenAs);
        }

        xml.WriteElementString("system-out", $"\n{string.Join('\n', TextReport.Explanation(result))}\n");
        xml.WriteEndElement();
    }

    private static void Properties(XmlWriter xml, RunResult result)
    {
        xml.WriteStartElement("properties");
        foreach (var (name, value) in Headline.Of(result))
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, string suite, VerdictCase of, UnprovenAs unprovenAs)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("name", of.Name);
        Count(xml, "time", 0);
        if (of.Verdict != Verdict.Pass)
        {
            var isSkipped = of.Verdict == Verdict.Inconclusive && unprovenAs == UnprovenAs.Skipped;
            xml.WriteStartElement(isSkipped ? "skipped" : "failure");
            xml.WriteAttributeString("message", of.Message);
            if (!isSkipped)
            {
                xml.WriteAttributeString("type", of.Verdict == Verdict.Fail ? "missed" : "unproven");
            }

            xml.WriteString(string.Join('\n', of.Details));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Count(XmlWriter xml, string name, int count) => xml.WriteAttributeString(name, count.ToString(Invariant));
}
