using System.Globalization;
using Deploy.Core.Yaml;

namespace Deploy.Core.Emit.Data;

/// <summary>What was read as data: the values of YAML 1.2, without places.</summary>
static class NodeData
{
    /// <summary>The data of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="without">A key that is left out wherever it stands; null for none.</param>
    public static DataNode Of(YamlNode node, string? without = null)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var map = new DataMap();
                foreach (var entry in mapping.Entries.Where(entry => entry.Key.Value != without))
                    map.Add(entry.Key.Value, Of(entry.Value, without));
                return map;
            case YamlSequence sequence:
                return new DataList(sequence.Items.Select(item => Of(item, without)));
            default:
                return OfScalar((YamlScalar)node);
        }
    }

    /// <summary>What YAML 1.2 takes for a number or a truth value; anything else is a text.</summary>
    public static DataScalar OfScalar(YamlScalar scalar) => scalar switch
    {
        { Quoted: true } => new DataScalar(scalar.Value),
        { IsNull: true } => DataScalar.Null,
        { Value: "true" } => new DataScalar(true),
        { Value: "false" } => new DataScalar(false),
        _ when IsDecimal(scalar.Value) && long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => new DataScalar(number),
        _ when IsDecimal(scalar.Value) && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction) => new DataScalar(fraction),
        _ => new DataScalar(scalar.Value),
    };

    static bool IsDecimal(string text) => text.Length > 0 && (char.IsDigit(text[0]) || (text[0] == '-' && text.Length > 1)) && text.All(static c => char.IsDigit(c) || c is '-' or '+' or '.' or 'e' or 'E');
}
