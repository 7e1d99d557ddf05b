namespace RetentionBot.Skills;

/// <summary>Something the person can put right. Its message is shown to them as it stands: a sentence that names the thing, the value and the way out.</summary>
public sealed class SkillException(string sentence) : InvalidOperationException(sentence);
