const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i;
const EARLIEST = Date.UTC(1990, 0);
const LATEST = Date.UTC(2200, 0);

/**
 * A time as ISO 8601 in UTC. Takes ISO 8601 with or without its parts, and seconds or milliseconds since 1970. A time
 * without zone is UTC. Undefined for what is no time; other notations are each format's own (`dateOf`).
 */
export function timeOf(value: unknown): string | undefined {
  if (typeof value === 'number') return ofEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{10}(\.\d+)?$|^\d{13}$/.test(text)) return ofEpoch(Number(text));
  const parts = ISO.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = parts;
  const fraction = (parts[7] ?? '').slice(0, 4);
  const zone = /^[+-]/.test(parts[8] ?? '')
    ? parts[8].replace(/^(.\d\d):?(\d\d)$/, '$1:$2')
    : 'Z';
  return inRange(
    Date.parse(
      `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`,
    ),
  );
}

/** ISO 8601 in UTC of the parts of a date that a format has read, all as they are written; month is 1 to 12. */
export function dateOf(
  year: number,
  month: number,
  rest: { day: number; hour?: number; minute?: number; second?: number },
): string | undefined {
  const { day, hour = 0, minute = 0, second = 0 } = rest;
  return inRange(Date.UTC(year, month - 1, day, hour, minute, second));
}

function ofEpoch(value: number): string | undefined {
  return inRange(value < 1e11 ? value * 1000 : value);
}

function inRange(ms: number): string | undefined {
  return ms >= EARLIEST && ms < LATEST ? new Date(ms).toISOString() : undefined;
}
