import type { FileHead } from './FileHead';
import { parseJson } from './parseJson';

const DEPTH = 64;

/** The first value of JSON that may be cut off, closed where it ends; undefined where it is no JSON from its start. */
export function headOfJson(
  text: string,
): Pick<FileHead, 'json' | 'jsonEnd' | 'jsonLines'> | undefined {
  const { whole, open, closed } = measured(text);
  try {
    const json = parseJson(text.slice(0, whole) + open);
    return closed
      ? {
          json,
          jsonEnd: whole,
          jsonLines: /^\s*[[{]/.test(text.slice(whole)),
        }
      : { json, jsonLines: false };
  } catch {
    // What is broken is told by who reads the file.
    return undefined;
  }
}

/** How much of a text is whole values, and what closes all that is open there. */
function measured(text: string): {
  whole: number;
  open: string;
  closed: boolean;
} {
  const closers: string[] = [];
  let whole = 0;
  let open = '';
  const isWhole = (at: number) => {
    whole = at;
    open = [...closers].reverse().join('');
  };
  // A text that is cut off goes to the end: what stands in it marks nothing.
  const marks = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\],]/gs;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark === ',') isWhole(index);
    else if (mark === '{' || mark === '[') {
      closers.push(mark === '{' ? '}' : ']');
      if (closers.length > DEPTH) break;
      isWhole(index + 1);
    } else if (mark === '}' || mark === ']') {
      closers.pop();
      isWhole(index + 1);
    }
    if (closers.length === 0) return { whole, open, closed: true };
  }
  return { whole, open, closed: false };
}
