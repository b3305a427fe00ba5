namespace LoadKit.Data;

/// <summary>The header of a CSV file.</summary>
internal sealed class CsvColumns(string[] names)
{
    private readonly Dictionary<string, int> places = names.Index().DistinctBy(column => column.Item).ToDictionary(column => column.Item, column => column.Index);

    public IReadOnlyList<string> Names => names;

    public int PlaceOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return places.TryGetValue(name, out var place)
            ? place
            : throw new ArgumentException($"There is no column \"{name}\"; there are {string.Join(", ", names.Select(known => $"\"{ForeignText.OneLine(known, 50)}\""))}.");
    }
}
