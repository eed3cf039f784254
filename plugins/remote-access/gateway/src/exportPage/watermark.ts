import type { ExportStatement } from '@wardroom/remote-access-common';
import { element } from './element';

/** How often it stands over the picture: wherever somebody cuts a piece out, it is in there. */
const copies = 24;

/** Who exported it, when and why: as a sentence, and over the picture. */
export function watermark({ exportedBy, exportedAt, reason }: ExportStatement) {
  const when = new Date(exportedAt).toUTCString();
  const who = nameOf(exportedBy);
  const over = element('div', { className: 'watermark', ariaHidden: 'true' });
  for (let copy = 0; copy < copies; copy += 1) {
    over.append(element('span', {}, `${who} · ${when} · ${reason}`));
  }
  return {
    overlay: over,
    sentence: element(
      'p',
      { className: 'statement' },
      `Exported by ${who} on ${when}. Reason: ${reason}`,
    ),
  };
}

/** `ada of acme` out of `user:acme/ada`. */
export function nameOf(ref: string): string {
  const [, tenant, name] = /^user:([^/]+)\/(.+)$/.exec(ref) ?? [];
  return tenant ? `${name} of ${tenant}` : ref;
}
