/** Reads a browser's text as JSON; undefined where it is none. */
export function readMessage(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
