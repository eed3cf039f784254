import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  createRecipientKey,
  importRecipientKey,
  type SignPublicKey,
} from '@wardroom/remote-access-common';
import { DesktopTranscript } from '../desktop/DesktopTranscript';
import { encodeInstruction } from '../desktop/encodeInstruction';
import { KeyStore } from '../keys/KeyStore';
import { Recorder } from '../record/Recorder';
import { recordingPath } from '../record/recordingPath';
import type { RecordingSink, RecordingWriter } from '../record/RecordingWriter';
import { Transcript } from '../record/Transcript';
import { terminalOrder } from './terminalOrder';

export type SampleKind = 'terminal' | 'desktop';

/** What opens and proves a sample: the gateway's public keys, and a holder's private key as base64 of PKCS#8. */
export type SampleKeys = { sign: SignPublicKey[]; holder: string };

export type Sample = { bytes: Buffer; keys: SampleKeys };

const ids = {
  tenant: 'acme',
  recording: 'rec_aaaabbbbccccddddeeee',
  session: 'ses_aaaabbbbccccddddeeee',
};

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Where the samples of former and present versions lie. */
export const samples = join(
  dirname(require.resolve('@wardroom/remote-access-common/package.json')),
  'src/testing/recordings',
);

/** A sample that `makeSample` gave when its version was the present one. */
export function keptSample(
  kind: SampleKind,
  version: number,
): Sample & { text: string } {
  const read = (ending: string) =>
    readFileSync(join(samples, `${kind}.v${version}.${ending}`));
  return {
    bytes: read('wrec'),
    keys: JSON.parse(read('json').toString()),
    text: read('txt').toString(),
  };
}

function terminal(sink: RecordingSink): RecordingWriter {
  const opening = { cols: 80, rows: 24, title: 'web-01' };
  const transcript = new Transcript(sink, opening);
  transcript.output(Buffer.from('$ echo grüße\r\n'));
  // What comes at once is one moment, unless something stands between.
  transcript.resize(100, 30);
  transcript.output(Buffer.from('\u001b[32mgrüße\u001b[0m\r\n$ '));
  return transcript;
}

function desktop(sink: RecordingSink): RecordingWriter {
  const screen = { width: 640, height: 480, dpi: 96 };
  const transcript = new DesktopTranscript(sink, { screen, title: 'desk-01' });
  const draw = [
    encodeInstruction('size', 0, 640, 480),
    encodeInstruction('rect', 0, 10, 10, 40, 30),
    encodeInstruction('cfill', 14, 0, 200, 60, 40, 255),
    encodeInstruction('sync', 1),
    encodeInstruction('img', 1, 14, 0, 'image/png', 100, 100),
    encodeInstruction('blob', 1, onePixel),
    encodeInstruction('end', 1),
    encodeInstruction('sync', 2),
  ];
  for (const instruction of draw) transcript.picture(instruction);
  transcript.tick();
  transcript.pointer(20, 20, 1);
  transcript.key();
  return transcript;
}

/** Has the product record a small session as it does today. */
export async function makeSample(
  kind: SampleKind,
  directory: string,
): Promise<Sample> {
  const keys = await KeyStore.open(join(directory, 'keys'));
  const pkcs8 = await createRecipientKey();
  const holder = await importRecipientKey(pkcs8);
  const order = await terminalOrder({ ...ids, keys, holder });
  const path = recordingPath(directory, order);
  const recorder = await Recorder.begin({
    ...{ path, keys, limits: { freezeMs: 60_000, failMs: 120_000 } },
    order: kind === 'terminal' ? order : { ...order, kind, target: desk },
    write: kind === 'terminal' ? terminal : desktop,
  });
  recorder.event({ event: 'opened' });
  recorder.event({ event: 'command', note: 'echo grüße' });
  recorder.event({ event: 'pasted', bytes: 12 });
  const sha256 = '0'.repeat(64);
  recorder.event({ event: 'uploaded', name: 'a.txt', bytes: 3, sha256 });
  recorder.event({ event: 'joined', by: 'user:acme/ada' });
  recorder.event({ event: 'frozen', by: 'user:acme/ada', note: 'Wait' });
  recorder.mark('before the change');
  await recorder.seal('closed');
  return {
    bytes: await readFile(path),
    keys: {
      sign: keys.signPublicKeys,
      holder: Buffer.from(pkcs8).toString('base64'),
    },
  };
}

const desk = {
  ...{ id: 'tgt_aaaabbbbccccddddeeee', name: 'desk-01', host: '127.0.0.1' },
  ...{ port: 5900, username: '', settings: { protocol: 'vnc' as const } },
};
