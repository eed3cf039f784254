import { formatWords } from '@wardroom/platform-react';
import { messages } from '../../messages';

const { saidAs } = messages.finding.page;
const PREFIX = 'scanner:';

/** Tags parted into what the scanner's own people have decided there, in words, and the others as they are. */
export function wordsOfTags(tags: readonly string[]): {
  said: string;
  others: string;
} {
  const said = tags.filter(tag => tag.startsWith(PREFIX));
  const others = tags.filter(tag => !tag.startsWith(PREFIX));
  const words = said.map(tag => {
    const status = tag.slice(PREFIX.length);
    return saidAs[status] ?? formatWords(status);
  });
  return { said: words.join(', '), others: others.join(', ') };
}
