export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 256;

/** Words that guessing programs try first, alone and put together. */
const COMMON = (
  'password passwort passwd passphrase qwerty qwertz azerty asdfgh zxcvbn yxcvbn letmein welcome willkommen monkey ' +
  'dragon master shadow sunshine princess football baseball superman batman iloveyou trustno starwars pokemon ' +
  'freedom whatever secret changeme default login admin administrator root user guest test demo hello summer winter ' +
  'spring autumn january february march april june july august september october november december monday friday ' +
  'company security firewall server wardroom'
).split(' ');

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Why a password may not be used, as a sentence that goes on after its field's name, or undefined if it may.
 * Length counts, and what is left when common words, the person's own words, repetitions and sequences are taken
 * out; kinds of characters do not.
 *
 * @param context - words that an attacker knows: names, parts of the address, the customer
 */
export function passwordFault(
  password: string,
  context: string[] = [],
): string | undefined {
  if (password.length < MIN_PASSWORD) {
    return `must have at least ${MIN_PASSWORD} characters`;
  }
  if (password.length > MAX_PASSWORD) {
    return `must have at most ${MAX_PASSWORD} characters`;
  }
  if (new Set(password).size < 5) {
    return 'repeats a few characters: use several words instead';
  }
  const own = context
    .flatMap(word => word.toLowerCase().split(/[^a-z0-9]+/))
    .filter(word => word.length > 2);
  if (whatIsLeft(password, own).length < 6) {
    return 'is easy to guess from names, common words or sequences: use several unrelated words instead';
  }
  return undefined;
}

// Years go first: read as lookalikes they would no longer be numbers.
function whatIsLeft(password: string, own: string[]): string {
  const words = [...own, ...COMMON].sort((a, b) => b.length - a.length);
  const plain = password.toLowerCase().replace(/(19|20)\d\d/g, ' ');
  const read = plain.replace(/[0134579@$!]/g, c => LOOKALIKES[c] ?? c);
  const rests = [plain, read].map(text =>
    withoutSequences(
      words.reduce((rest, word) => rest.replaceAll(word, ' '), text),
    ),
  );
  return rests.sort((a, b) => a.length - b.length)[0];
}

/** The letters and digits of a text without runs such as `aaaa`, `abcd` or `4321`. */
function withoutSequences(text: string): string {
  let rest = '';
  for (let i = 0; i < text.length; i++) {
    const step = (at: number) => text.charCodeAt(at) - text.charCodeAt(at - 1);
    const inRun = i >= 2 && step(i) === step(i - 1) && Math.abs(step(i)) <= 1;
    if (!inRun) rest += text[i];
  }
  return rest.replace(/[^\p{L}\p{N}]/gu, '');
}
