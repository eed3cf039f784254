import { hasPairs } from '@wardroom/remote-access-common';

/** One instruction as it is sent. */
export function writeInstruction(...elements: unknown[]): string {
  const texts = elements.map(String);
  return `${texts.map(text => `${lengthOf(text)}.${text}`).join(',')};`;
}

function lengthOf(text: string): number {
  return hasPairs(text) ? [...text].length : text.length;
}
