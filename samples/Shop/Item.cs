namespace Shop;

internal sealed record Item(int Id, string Name, decimal Price);
