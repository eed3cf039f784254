import type { ApiAnswer } from './ApiRequest';

/** Characters of a body that are shown. */
const mostShown = 200_000;

/** An answer as the lines of a terminal. Nothing of it does anything there: what would is replaced. */
export function showAnswer(answer: ApiAnswer): string {
  const { status, reason, headers, bytes, cut, text } = answer;
  const shown = text === undefined ? undefined : readable(text, cut);
  return plain(
    [
      `${status} ${reason}`.trim(),
      ...headers.map(([name, value]) => `${name}: ${value}`),
      '',
      ...(shown === undefined && bytes > 0
        ? [`(${bytes} bytes that are no text are not shown)`]
        : [shown?.slice(0, mostShown) ?? '']),
      ...(cut || (shown?.length ?? 0) > mostShown
        ? ['(too long: the rest is not shown)']
        : []),
      '',
    ].join('\n'),
  );
}

/** JSON with a line for each value, if it is whole. */
function readable(text: string, cut: boolean): string {
  if (cut || !/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

/** Control characters steer terminals, and others turn text around. */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd');
}
