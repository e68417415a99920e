namespace CompactBot.Channels;

/// <summary>How a platform's payload is drawn for staff: a component of the platform's own folder, which alone knows what the payload means.</summary>
/// <param name="Platform">"teams" or "slack".</param>
/// <param name="Component">A Razor component with one parameter, <c>Json</c>: what <see cref="IPlatformRenderer.Render"/> gave.</param>
public sealed record PlatformPreview(string Platform, Type Component);
