/**
 * The one text of a JSON value (RFC 8785): keys in the order of their UTF-16 code units, no white space, numbers and
 * strings as ECMAScript writes them. Fields that are undefined are left out. Throws TypeError for what JSON cannot say.
 */
export function canonicalJson(value: unknown): string {
  const whole = ordered(value);
  // Engines put keys that are whole numbers first, whatever order they were set in: such values are written by hand.
  return whole === undefined ? written(value) : JSON.stringify(whole);
}

/** The value with its keys in order, or undefined where the engine would not keep the order. */
function ordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return checked(value);
  const result: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? []
    : {};
  if (Array.isArray(result)) {
    for (const item of value as unknown[]) {
      const inner = ordered(item);
      if (inner === undefined) return undefined;
      result.push(inner);
    }
    return result;
  }
  if (hasToJson(value)) return ordered(value.toJSON());
  const keys = inOrder(Object.keys(value));
  if (!keys) return undefined;
  for (const key of keys) {
    const field = (value as Record<string, unknown>)[key];
    if (field === undefined) continue;
    const inner = typeof field === 'string' ? field : ordered(field);
    if (inner === undefined) return undefined;
    result[key] = inner;
  }
  return result;
}

/** Keys that were put in order before, by how they came: records of a kind have the same keys a million times. */
const known = new Map<string, string[]>();
const mostKnown = 1_000;
const longestKnown = 1_000;

/** Keys in order, or undefined where the engine would not keep it. */
function inOrder(keys: string[]): string[] | undefined {
  const shape = keys.join('\n');
  const found = known.get(shape);
  // As many keys: none of them holds a line feed that could make it look like two.
  if (found?.length === keys.length) return found;
  if (keys.some(key => numeric.test(key))) return undefined;
  const sorted = keys.toSorted();
  if (known.size < mostKnown && shape.length < longestKnown) {
    known.set(shape, sorted);
  }
  return sorted;
}

/** `__proto__` is told apart too: setting it sets no field. */
const numeric = /^(\d+|__proto__)$/;

function written(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(checked(value));
  }
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (hasToJson(value)) return written(value.toJSON());
  const fields = value as Record<string, unknown>;
  const keys = Object.keys(fields).sort();
  const parts = keys
    .filter(key => fields[key] !== undefined)
    .map(key => `${JSON.stringify(key)}:${written(fields[key])}`);
  return `{${parts.join(',')}}`;
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

function checked(value: unknown): unknown {
  const type = typeof value;
  const fits =
    value === null ||
    type === 'string' ||
    type === 'boolean' ||
    Number.isFinite(value);
  if (fits) return value;
  throw new TypeError(`${String(value)} has no place in JSON`);
}
