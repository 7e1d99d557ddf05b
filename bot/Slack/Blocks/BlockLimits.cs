namespace RetentionBot.Slack.Blocks;

/// <summary>What Block Kit holds, in UTF-16 units where characters are counted; Slack's own unit is not documented and is never smaller.</summary>
internal static class BlockLimits
{
    /// <summary>The most blocks of a message. https://docs.slack.dev/reference/block-kit/blocks</summary>
    public const int MessageBlocks = 50;

    /// <summary>The most blocks of a modal or of the home. https://docs.slack.dev/reference/views</summary>
    public const int ViewBlocks = 100;

    /// <summary>
    /// The most characters of text in a message's blocks together; our own limit. Slack refuses more than about 11,000 as <c>msg_blocks_too_long</c> without documenting the number, and
    /// more than 10,000 in the cells of a table. https://docs.slack.dev/reference/block-kit/blocks/table-block
    /// </summary>
    public const int MessageCharacters = 10_000;

    /// <summary>The longest text beside the blocks: <c>chat.update</c> refuses more than 4,000. https://docs.slack.dev/reference/methods/chat.update</summary>
    public const int MessageText = 3_900;

    /// <summary>The most bytes of a view's JSON: 250 KB. https://docs.slack.dev/reference/methods/views.open</summary>
    public const int ViewBytes = 250_000;

    /// <summary>The longest <c>private_metadata</c>. https://docs.slack.dev/reference/views/modal-views</summary>
    public const int PrivateMetadata = 3_000;

    /// <summary>The longest title, submit and close of a modal. https://docs.slack.dev/reference/views/modal-views</summary>
    public const int ViewTitle = 24;

    /// <summary>The longest <c>block_id</c> and <c>action_id</c>. https://docs.slack.dev/reference/block-kit/blocks</summary>
    public const int Id = 255;

    /// <summary>The longest header. https://docs.slack.dev/reference/block-kit/blocks/header-block</summary>
    public const int Header = 150;

    /// <summary>The longest text object. https://docs.slack.dev/reference/block-kit/composition-objects/text-object</summary>
    public const int Text = 3_000;

    /// <summary>The most fields of a section. https://docs.slack.dev/reference/block-kit/blocks/section-block</summary>
    public const int SectionFields = 10;

    /// <summary>The longest field of a section. https://docs.slack.dev/reference/block-kit/blocks/section-block</summary>
    public const int SectionField = 2_000;

    /// <summary>The most elements of a context. https://docs.slack.dev/reference/block-kit/blocks/context-block</summary>
    public const int ContextElements = 10;

    /// <summary>The most buttons of an actions block. https://docs.slack.dev/reference/block-kit/blocks/actions-block</summary>
    public const int ActionsElements = 25;

    /// <summary>The longest text of a button. https://docs.slack.dev/reference/block-kit/block-elements/button-element</summary>
    public const int ButtonText = 75;

    /// <summary>The longest value of a button. https://docs.slack.dev/reference/block-kit/block-elements/button-element</summary>
    public const int ButtonValue = 2_000;

    /// <summary>The longest address of a button. https://docs.slack.dev/reference/block-kit/block-elements/button-element</summary>
    public const int ButtonUrl = 3_000;

    /// <summary>The longest title of a confirmation. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object</summary>
    public const int ConfirmTitle = 100;

    /// <summary>The longest text of a confirmation. Same source.</summary>
    public const int ConfirmText = 300;

    /// <summary>The longest yes and no of a confirmation. Same source.</summary>
    public const int ConfirmButton = 30;

    /// <summary>The most rows of a table, its heading included. https://docs.slack.dev/reference/block-kit/blocks/table-block</summary>
    public const int TableRows = 100;

    /// <summary>The most columns of a table. Same source.</summary>
    public const int TableColumns = 20;

    /// <summary>The most options of a select. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element</summary>
    public const int Options = 100;

    /// <summary>The longest text of an option. https://docs.slack.dev/reference/block-kit/composition-objects/option-object</summary>
    public const int OptionText = 75;

    /// <summary>The longest value of an option. Same source; other pages of Slack's say 150.</summary>
    public const int OptionValue = 75;

    /// <summary>The longest placeholder. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element</summary>
    public const int Placeholder = 150;

    /// <summary>The longest label and hint of an input. https://docs.slack.dev/reference/block-kit/blocks/input-block</summary>
    public const int InputLabel = 2_000;

    /// <summary>The most characters a text input takes. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element</summary>
    public const int InputText = 3_000;

    /// <summary>The most fields of one form; our own limit, so that a form stays within a view beside its words.</summary>
    public const int FormFields = 40;

    /// <summary>The longest name of a field; our own limit, it stands in a <c>block_id</c>.</summary>
    public const int FieldName = 200;
}
