using System.Reflection;
using System.Reflection.Emit;

namespace LoadKit.Tests.Conventions;

/// <summary>Which types a compiled type uses: what it derives from, its members' signatures, and what the code of its methods names.</summary>
internal static class TypeUses
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Dictionary<int, OpCode> OpCodeOf = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>The outermost types of the same assembly that the type or one nested in it uses.</summary>
    public static IReadOnlySet<Type> Of(Type type) =>
        Nested(type).SelectMany(Direct).SelectMany(Parts).Where(used => used.Assembly == type.Assembly).Select(Outermost).ToHashSet();

    public static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes(All).SelectMany(Nested).Prepend(type);

    // An array, a reference and a constructed generic are made of types.
    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericParameter: true } => type.GetGenericParameterConstraints().Where(limit => !limit.ContainsGenericParameters).SelectMany(Parts),
        { IsConstructedGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()),
        _ => [type],
    };

    private static IEnumerable<Type> Direct(Type type)
    {
        var own = type.GetInterfaces().Concat(type.BaseType is { } super ? [super] : []);
        var fields = type.GetFields(All).Select(field => field.FieldType);
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(method => Signature(method).Concat(Body(method)));
        var attributes = type.GetMembers(All).Append(type).SelectMany(member => member.GetCustomAttributesData()).Select(attribute => attribute.AttributeType);
        return [.. own, .. fields, .. methods, .. attributes];
    }

    private static IEnumerable<Type> Signature(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method is MethodInfo { ReturnType: var result } ? [result] : Type.EmptyTypes,
        .. method.IsGenericMethodDefinition ? method.GetGenericArguments() : [],
    ];

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        foreach (var type in body.LocalVariables.Select(local => local.LocalType).Concat(body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!)))
        {
            yield return type;
        }

        foreach (var member in Tokens(code).Select(token => Resolve(method, token)))
        {
            foreach (var type in Named(member))
            {
                yield return type;
            }
        }
    }

    private static IEnumerable<Type> Named(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodInfo { DeclaringType: { } declaring } method => [declaring, .. Signature(method), .. method.IsGenericMethod ? method.GetGenericArguments() : []],
        MethodBase { DeclaringType: { } declaring } method => [declaring, .. Signature(method)],
        _ => [],
    };

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at++] is 0xFE ? 0xFE00 | code[at++] : code[at - 1];
            var operand = OpCodeOf[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
