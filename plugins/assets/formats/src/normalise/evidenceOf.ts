import { maskSecrets } from './maskSecrets';

/** Characters that are kept of one part, such as a response. */
const PART = 8000;

/** What a scanner saw, part by part below its name: secrets masked, long parts cut, empty ones left out. */
export function evidenceOf(
  parts: Record<string, string | undefined>,
): string | undefined {
  const texts = Object.entries(parts)
    .map(([name, text]) => [name, text?.trim() ?? ''])
    .filter(([, text]) => text)
    .map(([name, text]) => `${name}:\n${maskSecrets(text.slice(0, PART))}`);
  return texts.join('\n\n') || undefined;
}
