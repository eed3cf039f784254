import type { Moment } from './fetchRecording';

export type Match = { at: number; text: string };

const shown = 50;
// Escape sequences move the cursor and colour the text: they are not what somebody looks for.
const escapes =
  /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-_])/g;

/** Lines of the session's text that hold the words, with the moment of each. */
export function searchMoments(moments: Moment[], words: string): Match[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  const matches: Match[] = [];
  let line = '';
  let began = 0;
  for (const { at, kind, data } of moments) {
    if (kind === 'o') {
      const parts = (line + data.replace(escapes, '')).split(/\r?\n/);
      line = parts.pop() ?? '';
      for (const text of parts) {
        if (text.toLowerCase().includes(wanted))
          matches.push({ at: began, text });
        began = at;
      }
    }
    if (matches.length >= shown) break;
  }
  if (line.toLowerCase().includes(wanted))
    matches.push({ at: began, text: line });
  return matches.slice(0, shown);
}
