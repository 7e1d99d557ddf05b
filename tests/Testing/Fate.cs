namespace RetentionBot.Testing;

/// <summary>
/// Where a process ends: counts the steps at which it could, and ends it at the one the test chose. From then on nothing works any more, as nothing does in a process that was killed.
/// A step may also fail and the process go on.
/// </summary>
public sealed class Fate
{
    private readonly Lock _gate = new();
    private readonly List<string> _steps = [];

    /// <summary>The step it ends at, counted from 0; null for never.</summary>
    public int? EndsAt { get; init; }

    /// <summary>What a step fails with; null for nothing. Default: none fails.</summary>
    public Func<string, Exception?> Fails { get; set; } = _ => null;

    /// <summary>Every step that was reached, in order.</summary>
    public IReadOnlyList<string> Steps => _steps;

    /// <summary>Whether it has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Passes a step, or ends there.</summary>
    /// <exception cref="ProcessEndedException">It ends here, or has ended before.</exception>
    public void Pass(string step)
    {
        lock (_gate)
        {
            if (!IsOver)
            {
                _steps.Add(step);
                IsOver = _steps.Count - 1 == EndsAt;
            }

            if (IsOver)
            {
                throw new ProcessEndedException(step);
            }
        }

        FailAt(step);
    }

    /// <summary>Passes a step that leaves nothing behind: the process need not end there, it may only have ended before.</summary>
    /// <exception cref="ProcessEndedException">It has ended before.</exception>
    public void PassReading(string step)
    {
        if (IsOver)
        {
            throw new ProcessEndedException(step);
        }

        FailAt(step);
    }

    private void FailAt(string step)
    {
        if (Fails(step) is { } failure)
        {
            throw failure;
        }
    }
}

/// <summary>Thrown by everything that is used after the process ended.</summary>
public sealed class ProcessEndedException(string step) : Exception($"The process has ended, at the latest at '{step}'.");
