using LoadKit.Reporting.Csv;

namespace LoadKit.Reporting.Locust;

/// <summary>A step's name as Locust has it: the verb apart from the rest.</summary>
/// <param name="Verb">The HTTP verb that the name begins with; empty where it begins with none.</param>
/// <param name="Rest">What is left, or the whole name.</param>
internal readonly record struct LocustName(string Verb, string Rest)
{
    private static readonly string[] Verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY"];

    /// <summary><c>GET /cart</c> is <c>GET</c> and <c>/cart</c>; <c>checkout</c> has no verb.</summary>
    public static LocustName Of(string name)
    {
        var verb = Verbs.FirstOrDefault(verb => name.StartsWith(verb + " ", StringComparison.Ordinal)) ?? "";
        var rest = verb.Length == 0 ? name : name[verb.Length..].TrimStart();
        return rest.Length == 0 ? new("", name) : new(verb, rest);
    }

    /// <summary>Both as cells.</summary>
    public IReadOnlyList<string> Cells => [Verb, CsvText.Text(Rest)];
}
