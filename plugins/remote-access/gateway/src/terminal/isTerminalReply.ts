// Cursor position, device attributes, status and mode reports, window reports, focus, colour and version replies.
const reply =
  /^(?:\u001b\[[?>=]?[\d;]*(?:\$y|[cRnt])|\u001b\[[IO]|\u001b[P\]][^\u0007\u001b]*(?:\u0007|\u001b\\))+$/;

/**
 * Whether input was sent by the terminal itself and not by a person: programs ask terminals for their cursor or colours,
 * and such answers must not keep a session alive.
 */
export function isTerminalReply(bytes: Buffer): boolean {
  return (
    bytes[0] === 0x1b &&
    bytes.length <= 4096 &&
    reply.test(bytes.toString('latin1'))
  );
}
