using System.Text;
using System.Text.Json.Serialization;

namespace LoadKit.Tests.Data;

/// <summary>Feeds from files, and what is wrong with such files.</summary>
public partial class FeedFileTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("loadkit-feeds").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Rows_have_fields_by_name_quoted_as_RFC_4180_says()
    {
        var rows = Rows("name,note\r\nAda,plain\r\n\"Lovelace, Ada\",\"she said \"\"go\"\"\"\n\n\"two\r\nlines\",\rlast,\"\"");

        Assert.That(rows.Select(row => (row.Line, row["name"], row["note"])), Is.EqualTo([
            (2, "Ada", "plain"),
            (3, "Lovelace, Ada", "she said \"go\""),
            (5, "two\r\nlines", ""),
            (7, "last", ""),
        ]));
        Assert.That(rows[0].Columns, Is.EqualTo(["name", "note"]));
        Assert.That(rows[0].ToString(), Is.EqualTo("line 2"), "fields may hold secrets");
    }

    [TestCase("a\n1\n")]
    [TestCase("\uFEFFa\n1")]
    [TestCase("\n\na\r\n1\r\n\r\n")]
    [TestCase("\"a\"\n\"1\"")]
    public void Line_ends_and_a_byte_order_mark_make_no_difference(string text) =>
        Assert.That(Rows(text).Select(row => row["a"]), Is.EqualTo(["1"]));

    [Test]
    public void Another_separator_is_possible() =>
        Assert.That(Feed.FromCsv(Write("a;b\n1,5;\";\"\n"), ';').Items.Select(row => (row["a"], row["b"])), Is.EqualTo([("1,5", ";")]));

    [Test]
    public void A_mapping_makes_items_of_rows_and_the_feed_is_called_after_its_file()
    {
        var feed = Feed.FromCsv(Write("name,age\nAda,36\nAlan,41\n", "people.csv"), row => new Person(row["name"], row.Get<int>("age")));

        Assert.That(feed.Items, Is.EqualTo([new Person("Ada", 36), new Person("Alan", 41)]));
        Assert.That((feed.Name, feed.Count), Is.EqualTo(("people", 2)));
    }

    [Test]
    public void Every_mistake_of_a_CSV_file_is_reported_at_once_with_its_line_and_column()
    {
        var path = Write("name,,name\nAda,1\nb\"ad,2,3\n\"x\"y,2,3\nno,2,3\n\"open,2\n3", "bad.csv");

        var exception = Assert.Throws<FeedFormatException>(() => Feed.FromCsv(path, row => row["name"] == "no" ? throw new FormatException("no such name") : 1));

        Assert.That(exception!.Errors, Is.EqualTo([
            "bad.csv(1,1): column 2 has no name",
            "bad.csv(1,1): there are two columns \"name\"",
            "bad.csv(2,1): it has 2 fields, the header has 3",
            "bad.csv(3,2): there is a quote in a field that does not begin with one",
            "bad.csv(4,4): there is text after the closing quote; a quote inside a field is doubled",
            "bad.csv(5,1): no such name",
            "bad.csv(6,1): the quote that begins here is not closed",
            "bad.csv(6,1): it has 1 field, the header has 3",
        ]));
        Assert.That(exception.Message, Does.StartWith($"The file \"{path}\" can't be a feed:\n  - bad.csv(1,1): column 2"));
    }

    [Test]
    public void A_value_that_does_not_parse_is_reported_with_its_column()
    {
        var exception = Assert.Throws<FeedFormatException>(() => Feed.FromCsv(Write("age\n36\nold\n", "ages.csv"), row => row.Get<int>("age")));

        Assert.That(exception!.Errors, Is.EqualTo(["ages.csv(3,1): line 3, column \"age\": \"old\" is no Int32"]));
    }

    [Test]
    public void An_unknown_column_is_answered_with_those_that_there_are() =>
        Assert.That(() => Rows("name,age\nAda,36")[0]["Name"], Throws.ArgumentException.With.Message.EqualTo("There is no column \"Name\"; there are \"name\", \"age\"."));

    [Test]
    public void Only_the_first_mistakes_are_listed()
    {
        var exception = Assert.Throws<FeedFormatException>(() => Rows("a\n" + string.Concat(Enumerable.Repeat("1,2\n", 100_000))));

        Assert.That(exception!.Errors, Has.Count.EqualTo(21).And.Some.EqualTo("and more"));
    }

    [TestCase("")]
    [TestCase("\n\n")]
    [TestCase("name,age\n")]
    public void A_file_without_rows_is_no_feed(string text) =>
        Assert.That(() => Feed.FromCsv(Write(text, "empty.csv")), Throws.TypeOf<FeedFormatException>().With.Message.EndsWith("empty.csv(1,1): the file has no rows"));

    [Test]
    public void Bytes_that_are_no_UTF_8_are_a_mistake()
    {
        var path = Path.Combine(folder, "latin.csv");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes("name\n"), 0xE4, (byte)'\n']);

        Assert.That(() => Feed.FromCsv(path), Throws.TypeOf<FeedFormatException>().With.Message.Contains("no UTF-8"));
    }

    [Test]
    public void A_file_that_is_not_there_is_named() =>
        Assert.That(() => Feed.FromCsv(Path.Combine(folder, "none.csv")), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("none.csv"));

    [Test]
    public void Each_line_is_a_JSON_value()
    {
        var feed = Feed.FromJsonLines(Write("{\"Name\":\"Ada\",\"Age\":36}\r\n\n{\"Age\":41,\"Name\":\"Alan\"}", "people.jsonl"), Json.Default.Person);

        Assert.That(feed.Items, Is.EqualTo([new Person("Ada", 36), new Person("Alan", 41)]));
        Assert.That(feed.Name, Is.EqualTo("people"));
    }

    [Test]
    public void Every_mistake_of_a_JSON_lines_file_is_reported_at_once_with_its_line_and_column()
    {
        var path = Write("{\"Name\":\"Ada\",\"Age\":\"ü\"}\nnull\n{\"Name\":\n{}", "bad.jsonl");

        var exception = Assert.Throws<FeedFormatException>(() => Feed.FromJsonLines(path, Json.Default.Person));

        Assert.That(exception!.Errors.Select(error => error[..Math.Min(error.Length, 60)]), Is.EqualTo([
            "bad.jsonl(1,24): The JSON value could not be converted to Lo",
            "bad.jsonl(2,1): it is null",
            "bad.jsonl(3,9): Expected depth to be zero at the end of the ",
        ]));
    }

    private List<CsvRow> Rows(string text) => [.. Feed.FromCsv(Write(text)).Items];

    private string Write(string text, string name = "feed.csv")
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    internal sealed record Person(string Name, int Age);

    [JsonSerializable(typeof(Person))]
    private sealed partial class Json : JsonSerializerContext;
}
