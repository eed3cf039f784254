import { ExportContent } from '@wardroom/remote-access-common';

/** Characters of base64 that are decoded at once: a multiple of four. */
const step = 4 * 256 * 1024;

/** What the gateway wrote into this page. */
export function readEmbedded(): {
  content: ExportContent;
  recording: Uint8Array;
} {
  const content = new TextDecoder().decode(decode(textOf('content')));
  return {
    content: ExportContent.parse(JSON.parse(content)),
    recording: decode(textOf('recording')),
  };
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent?.replace(/\s/g, '') ?? '';
}

/** Bytes out of base64. */
export function decode(base64: string): Uint8Array {
  const padding = /=*$/.exec(base64)?.[0].length ?? 0;
  const bytes = new Uint8Array((base64.length / 4) * 3 - padding);
  for (let from = 0; from < base64.length; from += step) {
    const part = atob(base64.slice(from, from + step));
    const at = (from / 4) * 3;
    for (let i = 0; i < part.length; i += 1) {
      bytes[at + i] = part.charCodeAt(i);
    }
  }
  return bytes;
}
