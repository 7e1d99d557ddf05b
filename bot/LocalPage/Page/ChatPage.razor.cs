using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using RetentionBot.LocalPage.Cards;
using RetentionBot.LocalPage.Chat;

namespace RetentionBot.LocalPage.Page;

/// <summary>The whole page: who one acts as, what was said, and where to write. One instance, and one conversation, per open tab.</summary>
public sealed partial class ChatPage : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private IReadOnlyList<LocalPerson> _people = [];
    private LocalPerson? _person;
    private LocalChat? _chat;
    private string? _problem;
    private Browser _browser = new(null, null);
    private IJSObjectReference? _script;
    private DotNetObjectReference<ChatPage>? _self;
    private long _revealed;

    [Inject]
    internal ILocalPeople People { get; set; } = null!; // Set by the framework before anything here runs, as are the next three.

    [Inject]
    internal LocalChats Chats { get; set; } = null!;

    [Inject]
    internal IJSRuntime Js { get; set; } = null!;

    [Inject]
    internal ILogger<ChatPage> Logger { get; set; } = null!;

    /// <summary>Called by the message box. False when the words were not taken and should stay in the box.</summary>
    [JSInvokable]
    public Task<bool> SendAsync(string text)
    {
        if (_chat is not { IsBusy: false } chat || string.IsNullOrWhiteSpace(text) || text.Length > LocalPageOptions.MaximumTextLength) return Task.FromResult(false);

        // The box is cleared now and not when the answer is there.
        _ = chat.SayAsync(text);
        return Task.FromResult(true);
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _closed.Dispose();
        _self?.Dispose();
        try
        {
            if (_script is not null) await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its script along.
        }
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _people = await People.ListAsync(_closed.Token);
            _person = _people.FirstOrDefault(person => person.IsDefault) ?? (_people.Count > 0 ? _people[0] : null);
            if (_person is null) _problem = "There is no account manager to act as yet. Import or add one, then load this page again.";
        }
#pragma warning disable CA1031 // Whatever the reason, the page says so instead of dying.
        catch (Exception exception) when (!_closed.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LocalPageLog.PeopleNotListed(Logger, exception);
            _problem = "The account managers could not be read; the log of the bot has the reason. Load this page again to retry.";
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender) await AttachAsync();
            if (_script is null || _chat is not { } chat) return;

            await _script.InvokeVoidAsync("busy", chat.IsBusy);
            if (chat.Entries is [.., var newest] && newest.Number != _revealed)
            {
                _revealed = newest.Number;
                await _script.InvokeVoidAsync("reveal");
            }
        }
        catch (JSDisconnectedException)
        {
            // Nobody is looking any more; the page is disposed of next.
        }
    }

    private async Task AttachAsync()
    {
        _self = DotNetObjectReference.Create(this);
        _script = await Js.InvokeAsync<IJSObjectReference>("import", Assets["_content/RetentionBot.LocalPage/local-page.js"].Insert(0, "./"));
        var about = await _script.InvokeAsync<string?[]>("about");
        _browser = Browser.Of(about[0], about[1]);
        if (_person is null) return;

        Begin(_person);
        await _script.InvokeVoidAsync("attach", _self, LocalPageOptions.MaximumTextLength);
    }

    private void Begin(LocalPerson person)
    {
        _person = person;
        _revealed = 0;
        _chat = Chats.Begin(person, _browser);
        _chat.Changed += () => _ = InvokeAsync(StateHasChanged);
        StateHasChanged();
    }

    private async Task ChooseAsync(ChangeEventArgs chosen)
    {
        if (_people.FirstOrDefault(person => person.Id == chosen.Value as string) is not { } person || person.Id == _person?.Id) return;

        Begin(person);
        if (_script is not null) await _script.InvokeVoidAsync("restart");
    }

    private string ClockOf(ChatEntry entry) => _browser.Local(entry.At).ToString("HH:mm", CultureInfo.InvariantCulture);

    private void Ask(string question) => _ = _chat?.SayAsync(question);

    private void Press(Press press) => _ = _chat?.PressAsync(press.Title, press.Call);
}
