/** Web addresses in text or HTML, in their order and each once. */
export function linksIn(text: string): string[] {
  const found = text.match(/\bhttps?:\/\/[^\s"'<>\\]{1,2000}/gi) ?? [];
  return [...new Set(found.map(withoutPunctuation))];
}

/** A parenthesis at its end belongs to an address only where another one opens in it. */
function withoutPunctuation(link: string): string {
  const bare = link.replace(/[.,;]+$/, '');
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare;
}
