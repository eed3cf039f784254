import { element } from './element';
import type { Proof } from './proveExport';
import { nameOf } from './watermark';

/** What the verdict rests on, to be compared with what the provider publishes and with the audit trail. */
export function evidenceList({ verdict, statement }: Proof): HTMLElement {
  const { header, seal, head, chunks } = verdict;
  const facts: [string, string | undefined][] = [
    ['Recording', statement.recording],
    ['Session', statement.session],
    ['Customer', statement.tenant],
    ['Technician', nameOf(statement.technician)],
    ['Began', header?.startedAt],
    ['Ended', seal && `${seal.endedAt} (${seal.reason})`],
    ['Parts', String(chunks.length)],
    ['Chain value at the end', head],
    ['Signed by the gateway key', header?.signer],
  ];
  const list = element('dl', {});
  for (const [name, value] of facts) {
    if (value) list.append(element('dt', {}, name), element('dd', {}, value));
  }
  return element(
    'details',
    { className: 'evidence' },
    element('summary', {}, 'Evidence'),
    list,
    element(
      'p',
      {},
      'This page checked every byte of the recording against the signatures in it, without a network. To be sure of the page itself, compare the chain value with the audit trail, and the name of the key with the gateway keys that Wardroom publishes.',
    ),
  );
}
