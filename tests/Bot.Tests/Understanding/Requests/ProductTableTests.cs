namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>What was bought, as requests name it that no phrase fits.</summary>
[Collection(ListeningTests.Name)]
public sealed class ProductTableTests(ListeningTests.Learnt learnt)
{
    [Theory]
    [InlineData("any idea what {0} bought lately?", null)]
    [InlineData("any idea what {0} bought so far", null)]
    [InlineData("tell me what has {0} already ordered recently", null)]
    [InlineData("any idea whether {0} bought coffee beans recently?", "coffee beans")]
    [InlineData("any idea whether {0} ever ordered the winches again?", "winches")]
    [InlineData("any idea whether {0} bought vitamin A lately?", "vitamin A")]
    [InlineData("any idea whether {0} bought \"Once Again\" lately?", "Once Again")]
    [InlineData("any idea whether {0} bought anything lately", null)]
    public async Task Product_IsNamedWithoutTheWordsThatColourTheRequest(string request, string? product)
    {
        var frame = await learnt.Listener.ReadAsync(string.Format(null, request, "Søren Kjærgaard"));

        Assert.Equal("customer.purchases", frame.Intent);
        Assert.Equal(product, frame.Slots.GetValueOrDefault("product"));
    }
}
