namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>lambda</c>.</summary>
static class LambdaBinder
{
    static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    static readonly ValueKind<TimeSpan> Run = Kinds.Duration with
    {
        Example = "30s",
        Read = static text => Kinds.Duration.Read(text) is var reading && reading is { WrongKind: false, OutOfRange: null } && (reading.Value > LongestRun || reading.Value < TimeSpan.FromSeconds(1))
            ? new Reading<TimeSpan>(TimeSpan.Zero, OutOfRange: "from 1s to 15m")
            : reading,
    };

    static readonly Shape<LambdaFunctionSpec> Function = Shapes.Section(static s => new LambdaFunctionSpec(
        s.KeySpan,
        s.Required("name", Kinds.DnsLabel(40), "Name of the function."),
        s.Value("handler", Kinds.Text, "Entry point in the form of the runtime.", "the assembly name"),
        s.Value("runtime", Kinds.Pattern("a runtime of AWS Lambda", "dotnet10", "^(dotnet|python|ruby|nodejs|java|provided)[a-z0-9.]*$"), "Runtime.", "by framework"),
        s.Value("memory", Kinds.Int(128, 10240), "Memory in MiB; processor time follows it.", "512"),
        s.Value("timeout", Run, "Longest run, at most 15m.", "30s"),
        s.Value("package", Kinds.Text, "Zip file or folder with the code, relative to the project.", "the published app")));

    /// <summary>The binder of the section.</summary>
    public static Shape<LambdaSpec> Shape { get; } = Shapes.Section(static s => new LambdaSpec(
        s.KeySpan,
        s.Get("functions", Shapes.List(Function), "The functions.", "one for the app"),
        s.Value("alias", Kinds.Pattern("the name of an alias", "live", "^[A-Za-z][A-Za-z0-9_-]{0,127}$"), "Alias that takes the traffic.", "live"),
        s.Value("api_gateway", Kinds.Bool, "An HTTP API in front.", "true"),
        s.Value("weights", Kinds.Pattern("versions with their percentages, one or two", "1:90,2:10", "^[1-9][0-9]*:[0-9]{1,3}(,[1-9][0-9]*:[0-9]{1,3})?$"), "Traffic by version.", "100 % to the newest")));
}
