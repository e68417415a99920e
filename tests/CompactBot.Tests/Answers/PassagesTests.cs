using CompactBot.Core.Answers;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

public sealed class PassagesTests
{
    [Theory]
    [InlineData("One. Two.", "One.|Two.")]
    [InlineData("From H.E. Mr. Example. Two.", "From H.E. Mr. Example.|Two.")]
    [InlineData("At 10.30 in Room 2. Then", "At 10.30 in Room 2.|Then")]
    [InlineData("Is it? Yes", "Is it?|Yes")]
    [InlineData("会议。再见。", "会议。|再见。")]
    [InlineData("etc. and more", "etc. and more")]
    [InlineData("", "")]
    public void Paragraph_IsPartedIntoSentences(string text, string sentences) =>
        string.Join('|', Passages.Sentences(text)).ShouldBe(sentences);
}
