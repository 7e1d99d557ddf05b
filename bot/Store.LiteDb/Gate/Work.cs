namespace RetentionBot.Store.LiteDb;

/// <summary>One call waiting at the gate. It is either cancelled while it waits or runs to its end: a started write always finishes.</summary>
internal abstract class Work
{
    private int _started;

    /// <summary>Claims the work for running; false when it was cancelled before.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _started, 1, 0) == 0;

    /// <summary>Ends it with an error. The exception is thrown where the call is awaited.</summary>
    public abstract void Fail(Exception reason);
}

/// <summary>Work with a result. Whoever awaits it goes on on another thread, never on the gate's.</summary>
internal abstract class Work<T> : Work
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override void Fail(Exception reason) => _result.TrySetException(reason);

    public async ValueTask<T> WaitAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var work = (Work<T>)state!;
                if (work.TryStart())
                    work._result.TrySetCanceled(token);
            },
            this);
        return await _result.Task;
    }

    protected void Succeed(T result) => _result.TrySetResult(result);
}

/// <summary>Something that needs the open file and looks after the file itself.</summary>
internal sealed class FileWork<T>(Func<OpenFile, T> run) : Work<T>, IFileWork
{
    public void Run(OpenFile file) => Succeed(run(file));
}

/// <inheritdoc cref="FileWork{T}"/>
internal interface IFileWork
{
    void Run(OpenFile file);
}

/// <summary>Something that is only read, and may be read in one transaction with others.</summary>
internal sealed class ReadWork<T>(Func<OpenFile, T> read) : Work<T>, IReadWork
{
    public void Run(OpenFile file) => Succeed(read(file));
}

/// <inheritdoc cref="ReadWork{T}"/>
internal interface IReadWork : IFileWork;

/// <summary>Something the gate's thread does for the store itself, whether or not the file is open.</summary>
internal sealed class OwnWork<T>(Func<T> run) : Work<T>, IOwnWork
{
    public void Run() => Succeed(run());
}

/// <inheritdoc cref="OwnWork{T}"/>
internal interface IOwnWork
{
    void Run();
}

/// <inheritdoc cref="OwnWork{T}"/>
internal static class OwnWork
{
    public static OwnWork<bool> Of(Action run) => new(() =>
    {
        run();
        return true;
    });
}
