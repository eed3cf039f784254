import type { TrailVerdict } from '@wardroom/audit-common';
import type { Call, Command, Terminal } from '../../Command';
import { readCheckpoint } from '../../readCheckpoint';
import { readKeys } from '../../readKeys';
import { verifyTrailFile } from '../../verifyTrailFile';

/** Checks a trail without any server. */
export const verify: Command = {
  name: 'audit verify',
  usage: 'FILE [--key KEYFILE]… [--checkpoint FILE]… [--json]',
  summary:
    'Checks a downloaded audit trail offline and names the first event that is wrong. KEYFILE: public keys saved from /api/audit/keys; --checkpoint: an earlier trail or checkpoint that this one must continue.',
  arity: { min: 1, max: 1 },
  options: {
    key: { type: 'string', multiple: true },
    checkpoint: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run({ args: [file], options, terminal }) {
    const keys = await each(options.key, readKeys);
    const anchors = await each(options.checkpoint, readCheckpoint);
    const verdict = await verifyTrailFile(file, {
      keys: keys.length > 0 ? keys.flat() : undefined,
      anchors,
      onProgress: progressOn(terminal),
    });
    const text = options.json
      ? `${JSON.stringify(verdict)}\n`
      : report(file, verdict, keys.length > 0);
    terminal.stdout.write(text);
    return verdict.intact ? 0 : 1;
  },
};

async function each<T>(
  option: Call['options'][string],
  read: (path: string) => Promise<T>,
): Promise<T[]> {
  const paths = Array.isArray(option) ? option : [];
  return Promise.all(paths.map(path => read(String(path))));
}

function progressOn({ stderr }: Terminal): (events: number) => void {
  const began = Date.now();
  return events => {
    if (!stderr.isTTY || Date.now() - began < 1000) return;
    stderr.write(`\r${events.toLocaleString('en-GB')} events checked \r`);
  };
}

function report(file: string, verdict: TrailVerdict, trusted: boolean): string {
  const { intact, events, checkpoints, header, fault } = verdict;
  const counted = (count: number, noun: string) =>
    `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
  if (!intact) {
    const place = fault?.line ? ` (line ${fault.line})` : '';
    const range =
      fault?.since && fault.since < fault.sequence
        ? `Events ${fault.since} to ${fault.sequence} cannot be trusted.\n`
        : '';
    return `${file}: NOT intact\n${fault?.message}${place}.\n${range}${counted(events, 'event')} before it are good.\n`;
  }
  const last = header && header.start.sequence + events;
  const lines = [
    `${file}: intact`,
    `Tenant ${header?.tenant}: ${counted(events, 'event')}, up to number ${last}; ${counted(checkpoints, 'signed checkpoint')}.`,
    `Exported ${header?.exportedAt} by ${header?.exportedBy}.`,
    trusted
      ? `Signed by the key ${header?.keyId}, which you trust.`
      : `Signed by the key ${header?.keyId}, which the file brought itself: that shows that nothing was changed since, not who made it. Compare the key with the published one, or give --key.`,
  ];
  return `${lines.join('\n')}\n`;
}
