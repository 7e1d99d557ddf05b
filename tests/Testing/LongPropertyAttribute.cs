using FsCheck.Xunit;

namespace RetentionBot.Testing;

/// <summary>
/// A property that is tried so often in every run, with the same values each time so that a run tells of a change and not of luck; and many times more often, with new values, with
/// <c>LONG_TESTS=1</c> in the environment.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongPropertyAttribute : PropertyAttribute
{
    private const string LongVariable = "LONG_TESTS";

    /// <summary>Where chance begins: two numbers, the second odd.</summary>
    private const string SameValues = "20261123,7";

    public LongPropertyAttribute(int times, int timesInLongTests)
    {
        (Times, TimesInLongTests) = (times, timesInLongTests);
        var isLong = Environment.GetEnvironmentVariable(LongVariable) == "1";
        MaxTest = isLong ? timesInLongTests : times;
        if (!isLong)
        {
            Replay = SameValues;
        }
    }

    /// <summary>How often it is tried in every run.</summary>
    public int Times { get; }

    /// <summary>How often with <c>LONG_TESTS=1</c>.</summary>
    public int TimesInLongTests { get; }
}
