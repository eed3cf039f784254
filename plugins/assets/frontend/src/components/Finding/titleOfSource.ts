import { formatWords } from '@wardroom/platform-react';
import { messages } from '../../messages';

/** What people call a scanner or the format of its reports, by its id: "nmap" is Nmap; those of modules as their ids read. */
export function titleOfSource(id: string): string {
  return messages.sources[id] ?? formatWords(id);
}
