using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace LoadKit.Tests.Conventions;

/// <summary>The public types and members of an assembly as text that reads like C#, in a stable order, for a review to see every change.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "operator +",
        ["op_Subtraction"] = "operator -",
        ["op_Multiply"] = "operator *",
        ["op_Division"] = "operator /",
        ["op_LessThan"] = "operator <",
        ["op_GreaterThan"] = "operator >",
        ["op_LessThanOrEqual"] = "operator <=",
        ["op_GreaterThanOrEqual"] = "operator >=",
        ["op_Equality"] = "operator ==",
        ["op_Inequality"] = "operator !=",
        ["op_UnaryNegation"] = "operator -",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var space in assembly.GetExportedTypes().Where(type => !type.IsNested).GroupBy(type => type.Namespace).OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(space.Key).Append("\n\n");
            foreach (var type in space.OrderBy(type => type.Name, StringComparer.Ordinal))
            {
                Write(text, type, "");
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Type type, string indent)
    {
        text.Append(indent).Append(Declaration(type)).Append('\n');
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return;
        }

        string[] members = type.IsEnum
            ? [.. Enum.GetNames(type).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"))]
            : [.. Members(type).OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Text, StringComparer.Ordinal).Select(member => member.Text)];
        foreach (var member in members)
        {
            text.Append(indent).Append("    ").Append(member).Append('\n');
        }

        var nested = type.GetNestedTypes().Where(inner => !inner.IsSpecialName).OrderBy(inner => inner.Name, StringComparer.Ordinal);
        foreach (var inner in nested)
        {
            Write(text, inner, indent + "    ");
        }
    }

    private static string Declaration(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return $"delegate {Signature(type.GetMethod("Invoke")!).Replace(" Invoke(", $" {CSharp.Name(type)}(", StringComparison.Ordinal)}";
        }

        var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", Declared) is not null;
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (isRecord ? "record struct" : "struct"),
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (isRecord ? "record" : "class"),
        };
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.IsEnum
            ? []
            : new[] { type.BaseType }.Where(parent => parent is not null && parent != typeof(object) && parent != typeof(ValueType))
                .Concat(type.GetInterfaces().Except(inherited).Where(one => one.IsVisible && one != typeof(IEquatable<>).MakeGenericType(Closed(type))))
                .Select(parent => CSharp.Name(parent!));
        var list = string.Join(", ", bases.Order(StringComparer.Ordinal));
        return $"{kind} {CSharp.Name(type)}{(list.Length > 0 ? " : " : "")}{list}{CSharp.Constraints(type.GetGenericArguments())}";
    }

    private static Type Closed(Type type) => type.IsGenericTypeDefinition ? type.MakeGenericType(type.GetGenericArguments()) : type;

    // Constructors first, for a dot sorts before every letter.
    private static IEnumerable<(string Name, string Text)> Members(Type type) =>
    [
        .. type.GetFields(Declared).Where(field => IsVisible(field) && !IsGenerated(field)).Select(field => (field.Name, Field(field))),
        .. type.GetConstructors(Declared).Where(one => IsVisible(one) && !IsGenerated(one)).Select(one => (one.Name, $"{Modifiers(one)}{type.Name.Split('`')[0]}({CSharp.Parameters(one)})")),
        .. type.GetProperties(Declared).Where(property => IsVisible(property.GetMethod ?? property.SetMethod!) && !IsGenerated(property)).Select(property => (property.Name, Property(property))),
        .. type.GetEvents(Declared).Where(one => IsVisible(one.AddMethod!)).Select(one => (one.Name, $"{Modifiers(one.AddMethod!)}event {CSharp.Name(one.EventHandlerType!)} {one.Name}")),
        .. type.GetMethods(Declared).Where(method => IsVisible(method) && !IsGenerated(method) && !IsAccessor(type, method)).Select(method => (method.Name, Modifiers(method) + Signature(method))),
        .. ExtensionMembers(type),
    ];

    // An extension block is compiled to a nested type with its members, each marked with the name of one inside it that has the receiver.
    private static IEnumerable<(string Name, string Text)> ExtensionMembers(Type type) =>
        from block in type.GetNestedTypes(Declared)
        where block.IsSpecialName
        from member in block.GetMembers(Declared)
        let marker = member.GetCustomAttributesData().SingleOrDefault(attribute => attribute.AttributeType.Name == "ExtensionMarkerAttribute")?.ConstructorArguments[0].Value as string
        where marker is not null && member is PropertyInfo or MethodInfo { IsSpecialName: false }
        let receiver = block.GetNestedType(marker, Declared)!.GetMethod("<Extension>$", Declared)!.GetParameters()[0]
        let text = member is PropertyInfo property ? Property(property) : Modifiers((MethodInfo)member) + Signature((MethodInfo)member)
        select (member.Name, $"extension({CSharp.Name(receiver.ParameterType)}) {text}");

    private static IEnumerable<string> AccessorNames(Type type) =>
        type.GetProperties(Declared).SelectMany(property => property.GetAccessors(nonPublic: true)).Select(method => method.Name)
            .Concat(type.GetEvents(Declared).SelectMany(one => new[] { one.AddMethod!.Name, one.RemoveMethod!.Name }))
            .Concat(type.GetNestedTypes(Declared).Where(block => block.IsSpecialName).SelectMany(block => block.GetMethods(Declared)).Select(method => method.Name));

    private static bool IsAccessor(Type type, MethodInfo method) => AccessorNames(type).Contains(method.Name);

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {CSharp.Name(field.FieldType)} {field.Name} = {CSharp.Literal(field.GetRawConstantValue(), field.FieldType)}"
        : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{CSharp.Name(field.FieldType)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        var first = property.GetMethod ?? property.SetMethod!;
        var index = property.GetIndexParameters().Length > 0 ? $"this[{CSharp.Parameters(property.GetMethod!)}]" : property.Name;
        var isRequired = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var set = property.SetMethod is { } setter && IsVisible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        return $"{Modifiers(first)}{isRequired}{CSharp.Name(property.PropertyType)} {index} {{{(property.GetMethod is not null ? " get;" : "")}{set} }}";
    }

    private static string Signature(MethodInfo method) =>
        $"{CSharp.Name(method.ReturnType)} {Operators.GetValueOrDefault(method.Name, method.Name)}{CSharp.Generics(method.IsGenericMethodDefinition ? method.GetGenericArguments() : [])}({CSharp.Parameters(method)})"
        + CSharp.Constraints(method.IsGenericMethodDefinition ? method.GetGenericArguments() : []);

    private static string Modifiers(MethodBase method)
    {
        var isOfInterface = method.DeclaringType!.IsInterface;
        return string.Concat(
            method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "",
            method.IsStatic ? "static " : "",
            isOfInterface ? (method.IsAbstract ? "" : "default ") : method switch
            {
                { IsAbstract: true } => "abstract ",
                { IsFinal: true } => "",
                MethodInfo { IsVirtual: true } one when one.GetBaseDefinition() != one => "override ",
                { IsVirtual: true } => "virtual ",
                _ => "",
            });
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    // Equality, ToString and the copy constructor of a record say no more than the word record.
    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
