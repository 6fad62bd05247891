using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY05xx: files of the user that replace or change generated ones.</summary>
public static class OverlayDiagnostics
{
    static readonly DiagnosticRule NoTargetRule = new("DEPLOY0501", "A patch has no file to change", Error);
    static readonly DiagnosticRule NoElementRule = new("DEPLOY0502", "A patch deletes what is not there", Error);
    static readonly DiagnosticRule NotPatchableRule = new("DEPLOY0503", "A file cannot be patched", Error);
    static readonly DiagnosticRule UnsafePathRule = new("DEPLOY0504", "An override is a symbolic link", Error);
    static readonly DiagnosticRule ReplacedAndPatchedRule = new("DEPLOY0505", "A file is both replaced and patched", Error);
    static readonly DiagnosticRule WrongDirectiveRule = new("DEPLOY0506", "Unknown patch directive", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [NoTargetRule, NoElementRule, NotPatchableRule, UnsafePathRule, ReplacedAndPatchedRule, WrongDirectiveRule];

    public static Diagnostic NoTarget(TextSpan at, string target, string? nearest) =>
        NoTargetRule.At(at, $"This patch changes '{target}', which is not generated.{(nearest is null ? "" : $" Did you mean '{nearest}'?")} Rename the patch to the path of a generated file with '.patch.yaml' behind it; manifest.txt lists them.");

    public static Diagnostic NoElement(TextSpan at, string path, string target) =>
        NoElementRule.At(at, $"There is no '{path}' in '{target}' to delete. Remove this line, or correct the name.");

    public static Diagnostic NotPatchable(TextSpan at, string target) =>
        NotPatchableRule.At(at, $"'{target}' is not data in YAML, so it cannot be patched. Put a whole file of that path into the overlay folder to replace it.");

    public static Diagnostic UnsafePath(TextSpan at, string path) =>
        UnsafePathRule.At(at, $"'{path}' is a symbolic link. Links in the overlay folder are not followed, because what they point to may be no part of the project. Copy the file into the folder.");

    public static Diagnostic ReplacedAndPatched(TextSpan at, string target) =>
        ReplacedAndPatchedRule.At(at, $"'{target}' is replaced by a file of yours, so there is nothing generated to patch. Make the change in that file, and remove this patch.");

    public static Diagnostic WrongDirective(TextSpan at, string directive) =>
        WrongDirectiveRule.At(at, $"'$patch: {directive}' is not a directive. Write '$patch: delete' or '$patch: replace'.");
}
