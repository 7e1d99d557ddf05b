using FsCheck.Xunit;

namespace RetentionBot.Bot.Tests.Understanding;

/// <summary>A property that is tried so often in every run, and many times more often with <c>LONG_TESTS=1</c> in the environment.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongPropertyAttribute : PropertyAttribute
{
    private const string LongVariable = "LONG_TESTS";

    public LongPropertyAttribute(int times, int timesInLongTests)
    {
        (Times, TimesInLongTests) = (times, timesInLongTests);
        MaxTest = Environment.GetEnvironmentVariable(LongVariable) == "1" ? timesInLongTests : times;
    }

    public int Times { get; }

    public int TimesInLongTests { get; }
}
