namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>feature_flags</c>.</summary>
static class FeatureFlagsBinder
{
    static readonly ValueKind<string> Name = Kinds.Pattern("the name of a flag", "new-checkout", "^[a-z][a-z0-9]*([-_.][a-z0-9]+)*$", 64);

    static readonly Shape<FlagSpec> Flag = Shapes.SectionOr(
        static s => new FlagSpec(
            s.KeySpan,
            s.Value("enabled", Kinds.Bool, "Whether the flag is on for anybody.", "false"),
            s.Value("percentage", Kinds.Percent, "Users that have it.", "100"),
            s.Get("allowlist", Shapes.List(Shapes.Scalar(Kinds.Text)), "Users that always have it."),
            s.Get("variants", Shapes.Map(Name, Shapes.Scalar(Kinds.Text)), "Values of a flag that is more than on and off. Who has the flag is spread evenly over them; the first is for who has not.")),
        Kinds.Bool, static enabled => new FlagSpec(enabled.Span, enabled, null, null, null));

    /// <summary>The binder of the section.</summary>
    public static Shape<FeatureFlagsSpec> Shape { get; } = Shapes.Section(static s => new FeatureFlagsSpec(
        s.KeySpan,
        s.Value("provider", Kinds.OneOf<FlagProvider>(), "Where flags live.", "file"),
        s.Get("flags", Shapes.Map(Name, Flag), "The flags by name.")));
}
