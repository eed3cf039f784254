import { SaxesParser } from 'saxes';
import type { FileHead } from './FileHead';

const MOST_ELEMENTS = 200;

/** What XML that may be cut off begins with; undefined where there is no root element. */
export function headOfXml(text: string): FileHead['xml'] {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let head: NonNullable<FileHead['xml']> | undefined;
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.slice(name.lastIndexOf(':') + 1);
    if (!head) {
      const prefix = name.includes(':') ? `:${name.split(':')[0]}` : '';
      head = {
        root: local,
        namespace: attributes[`xmlns${prefix}`] ?? '',
        attributes,
        elements: [],
      };
    } else if (head.elements.length < MOST_ELEMENTS) head.elements.push(local);
  });
  // What is wrong with the file is said by who reads it; here only what could be read counts.
  parser.on('error', () => {});
  try {
    parser.write(text);
  } catch {
    return head;
  }
  return head;
}
