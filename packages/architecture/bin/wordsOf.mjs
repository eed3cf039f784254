/** `alerts` → `alert`, `policies` → `policy`. */
export function singularOf(plural) {
  return plural.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
}

/** `alert` → `alerts`, `policy` → `policies`, `breach` → `breaches`. */
export function pluralOf(singular) {
  if (/[^aeiou]y$/.test(singular)) return singular.replace(/y$/, 'ies');
  return /(s|x|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}

/**
 * Every form in which templates use the name of a context and of its noun, by placeholder.
 *
 * @param {string} context - in lower-case words with hyphens
 * @param {string} noun - the same
 */
export function wordsOf(context, noun) {
  const plural = pluralOf(noun);
  const day = new Date().toISOString();
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
  return {
    a: article,
    A: capital(article),
    context,
    Context: capital(context.replaceAll('-', ' ')),
    contextName: camel(context),
    ContextName: capital(camel(context)),
    noun: camel(noun),
    Noun: capital(camel(noun)),
    nouns: camel(plural),
    words: noun.replaceAll('-', ' '),
    plural: plural.replaceAll('-', ' '),
    Plural: capital(plural.replaceAll('-', ' ')),
    path: plural,
    table: plural.replaceAll('-', '_'),
    prefix: noun.replaceAll('-', '').slice(0, 3),
    stamp: day.slice(0, 16).replace(/[-:]/g, ''),
  };
}

function camel(kebab) {
  return kebab.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
