const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;
const IN_TEXT = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|[\\\p{Cc}]/gu;

/**
 * What some tools write in place of JSON as JSON: figures that are none (`NaN`) are absent, and what a text may not have,
 * line breaks and backslashes that escape nothing, stands in it as it is meant.
 */
export function mendJson(text: string): string {
  return text.replace(TOKENS, token =>
    token.startsWith('"') ? token.replace(IN_TEXT, escaped) : 'null',
  );
}

function escaped(part: string): string {
  if (part === '\\') return '\\\\';
  return part.length > 1 ? part : JSON.stringify(part).slice(1, -1);
}
