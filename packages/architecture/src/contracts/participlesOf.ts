/**
 * How the past participle of a verb may be spelled: `approve` → `approved`, `submit` → `submitted`. Of a verb of
 * several words the first is taken: `postInternal` → `postedInternal`.
 */
export function participlesOf(verb: string): string[] {
  const [, first, rest] = /^([a-z]+)(.*)$/.exec(verb) ?? ['', verb, ''];
  const last = first.slice(-1);
  const spellings =
    last === 'e'
      ? [`${first}d`]
      : last === 'y'
        ? [first.replace(/y$/, 'ied'), `${first}ed`]
        : [`${first}ed`, `${first}${last}ed`];
  return spellings.map(participle => participle + rest);
}
