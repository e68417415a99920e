namespace CompactBot.Delivery;

/// <summary>
/// A post was kept back at the <see cref="SendGate"/>: no platform has it. It passes through HTTP clients and senders, which therefore
/// do not catch it.
/// </summary>
public sealed class SendWithheldException(string message, Exception? inner = null) : Exception(message, inner);
