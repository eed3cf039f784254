/** An IP address as one number, to be compared with networks. */
export type IpAddress = { family: 4 | 6; value: bigint };

/**
 * Reads an address in its one plain spelling: four decimal numbers without leading zeros, or groups of hexadecimal
 * digits. Other spellings that some libraries take for an address (`0x7f.1`, `2130706433`, `010.0.0.1`, IPv4 inside IPv6,
 * a zone) are none here: where two programs read a text differently, one of them checks another address than is dialed.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  return parseFour(text) ?? parseSix(text);
}

/** Whether a text that is no address would be taken for one elsewhere: its last part is a number. */
export function looksLikeAddress(text: string): boolean {
  const last = text.replace(/\.$/, '').split('.').at(-1) ?? '';
  return text.includes(':') || /^(?:\d+|0x[0-9a-f]*)$/i.test(last);
}

function parseFour(text: string): IpAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) {
      return undefined;
    }
    value = value * 256n + BigInt(part);
  }
  return { family: 4, value };
}

function parseSix(text: string): IpAddress | undefined {
  if (!/^[0-9a-f:]{2,39}$/i.test(text)) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(half => (half ? half.split(':') : []));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) return undefined;
  const groups = [
    ...head,
    ...Array.from({ length: missing }, () => '0'),
    ...(tail ?? []),
  ];
  if (!groups.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const value = groups.reduce(
    (sum, group) => sum * 65_536n + BigInt(`0x${group}`),
    0n,
  );
  // An IPv4 address in disguise: it must be written as what it is.
  return value >> 32n === 0xffffn ? undefined : { family: 6, value };
}
