namespace Shop;

internal sealed record Order(int Item, int Count);
