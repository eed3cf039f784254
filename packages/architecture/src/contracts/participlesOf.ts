const IRREGULAR: Record<string, string> = {
  begin: 'begun',
  give: 'given',
  hold: 'held',
  leave: 'left',
  read: 'read',
  reset: 'reset',
  send: 'sent',
  set: 'set',
  split: 'split',
  freeze: 'frozen',
  take: 'taken',
  undo: 'undone',
  withdraw: 'withdrawn',
  write: 'written',
};

/**
 * How the past participle of a verb may be spelled: `approve` → `approved`, `submit` → `submitted`. Of a verb of
 * several words the first is taken: `postInternal` → `postedInternal`.
 */
export function participlesOf(verb: string): string[] {
  const [, first, rest] = /^([a-z]+)(.*)$/.exec(verb) ?? ['', verb, ''];
  return spellings(first).map(participle => participle + rest);
}

function spellings(verb: string): string[] {
  if (IRREGULAR[verb]) return [IRREGULAR[verb]];
  if (verb.endsWith('e')) return [`${verb}d`];
  if (verb.endsWith('y')) return [verb.replace(/y$/, 'ied'), `${verb}ed`];
  const short = /[aeiou][bdglmnprt]$/.test(verb);
  return short ? [`${verb}ed`, `${verb}${verb.slice(-1)}ed`] : [`${verb}ed`];
}
