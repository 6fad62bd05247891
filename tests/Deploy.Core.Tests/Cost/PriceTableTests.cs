using System.Globalization;
using Deploy.Core.Cost;

namespace Deploy.Core.Tests.Cost;

public sealed class PriceTableTests
{
    const string Head = "# Date of the list: 2026-11\nkey,unit,us-east-1,eu-west-1,eastus,westeurope,checked\n";

    [Test]
    public void A_list_is_read()
    {
        var table = PriceTable.Parse($"{Head}nat.hour,hour,0.045,0.048,,,yes\n");
        Assert.That(table.Date, Is.EqualTo("2026-11"));
        Assert.That(table.Find("nat.hour", "eu-west-1"), Is.EqualTo("0.048"));
        Assert.That(table.Find("nat.hour", "eastus"), Is.Null);
        Assert.That(table.Find("alb.hour", "eu-west-1"), Is.Null);
        Assert.That(() => table.Find("nat.hour", "mars"), Throws.ArgumentException);
    }

    [TestCase(Head + "a,hour,1,1,1,1,yes\na,hour,1,1,1,1,yes\n", "stands twice")]
    [TestCase(Head + "a,hour,1,1,1,yes\n", "Line 3 has 6 cells")]
    [TestCase(Head + "a,hour,,,,,yes\n", "no price")]
    [TestCase(Head + "a,hour,1,1,-1,1,yes\n", "'-1' in line 3")]
    [TestCase(Head + "a,hour,1,1,1e3,1,yes\n", "'1e3' in line 3")]
    [TestCase(Head + "a,,1,1,1,1,yes\n", "needs a key")]
    [TestCase(Head + "a,hour,1,1,1,1,perhaps\n", "yes or no")]
    [TestCase("# Date of the list: 2026-11\nkey,unit,us-east-1,eu-west-1,eastus,checked\n", "westeurope is missing")]
    [TestCase("# Date of the list: 2026-11\nkey,us-east-1,eu-west-1,eastus,westeurope,checked\n", "The header")]
    [TestCase("key,unit,us-east-1,eu-west-1,eastus,westeurope,checked\n", "Date of the list")]
    [TestCase("# Date of the list: 2026-11\n", "no header")]
    public void A_list_that_is_wrong_is_refused(string text, string why) =>
        Assert.That(() => PriceTable.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(why));

    [Test]
    public void The_list_of_the_package_has_both_regions_of_a_platform()
    {
        var table = PriceTable.Current;
        Assert.That(table.Date, Does.Match("^20[0-9]{2}-[01][0-9]$"));
        foreach (var key in table.Keys)
        {
            foreach (var (one, other) in new[] { ("us-east-1", "eu-west-1"), ("eastus", "westeurope") })
            {
                Assert.That(table.Find(key, one) is null, Is.EqualTo(table.Find(key, other) is null), key);
                // A price that is off by a digit is not like that of the other region.
                if (table.Find(key, one) is { } price)
                    Assert.That(decimal.Parse(table.Find(key, other)!, CultureInfo.InvariantCulture) / decimal.Parse(price, CultureInfo.InvariantCulture), Is.InRange(0.9m, 1.5m), key);
            }
        }
    }
}
