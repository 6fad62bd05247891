using System.Text.Json;
using Deploy.Core.Emit.Data;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Emit;

public sealed class JsonWriterTests
{
    [Test]
    public void Anything_written_is_read_again_as_the_same() => Properties.Hold(Data.Map, 2000, static map =>
    {
        using var document = JsonDocument.Parse(JsonWriter.Write(map));
        Assert.That(Same(map, document.RootElement), JsonWriter.Write(map));
    }, size: 40);

    [Test]
    public void The_layout_is_two_blanks_for_a_level_and_one_line_for_a_list_of_scalars() =>
        Assert.That(JsonWriter.Write(new DataMap { { "a", new DataList { "x", 1, true, DataScalar.Null } }, { "b", new DataMap() }, { "c", new DataList() }, { "d", new DataList { new DataMap { { "e", new DataScalar(1.5) } } } } }),
            Is.EqualTo("""
                {
                  "a": ["x", 1, true, null],
                  "b": {},
                  "c": [],
                  "d": [
                    {
                      "e": 1.5
                    }
                  ]
                }

                """));

    static bool Same(DataNode data, JsonElement json) => data switch
    {
        DataMap map => json.ValueKind == JsonValueKind.Object && map.Entries.Count == json.EnumerateObject().Count()
            && map.Entries.Zip(json.EnumerateObject()).All(static pair => pair.First.Key == pair.Second.Name && Same(pair.First.Value, pair.Second.Value)),
        DataList list => json.GetArrayLength() == list.Items.Count && list.Items.Zip(json.EnumerateArray()).All(static pair => Same(pair.First, pair.Second)),
        DataScalar { Value: string text } => json.GetString() == text,
        DataScalar { Value: bool truth } => json.GetBoolean() == truth,
        DataScalar { Value: long number } => json.GetInt64() == number,
        DataScalar { Value: double number } => json.GetDouble() == number,
        _ => json.ValueKind == JsonValueKind.Null,
    };
}
