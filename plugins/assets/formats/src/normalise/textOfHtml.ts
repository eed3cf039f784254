const BREAKS = /<(?:br|\/p|\/div|\/tr|\/ul|\/ol|\/h\d|\/pre)\b[^<>]*>/gi;
const TAGS = /<\/?[a-z][^<>]*>|<!--[^<>]*-->/gi;
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Text that a browser would show for a piece of HTML, with its lines and lists. What is no HTML stays as it is. */
export function textOfHtml(html: string): string {
  return (
    html
      .replace(BREAKS, '\n')
      .replace(/<li\b[^<>]*>/gi, '\n- ')
      .replace(TAGS, '')
      .replace(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,5});/gi, character)
      // No run of blanks is looked at from within.
      .replace(/(?<![ \t])[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

function character(entity: string): string {
  const [, hexadecimal, digits] = /^&#(x?)(\w+);$/i.exec(entity) ?? [];
  if (!digits) return NAMED[entity.slice(1, -1).toLowerCase()] ?? entity;
  const code = parseInt(digits, hexadecimal ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
