import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  importRecipientKey,
  openChunk,
  openDataKey,
  readDesktopLines,
  readRecordingLines,
  sealSecret,
  sourceOfBytes,
  verifyRecording,
  type SealContext,
} from '@wardroom/remote-access-common';
import { FakePortal } from '../testing/FakePortal';
import { readVersion1 } from '../testing/readVersion1';
import {
  keptSample,
  makeSample,
  type Sample,
  type SampleKind,
} from '../testing/sampleRecording';
import { TestBrowser } from '../testing/TestBrowser';
import { recordingPath } from './recordingPath';
import { zstd } from './zstd';

/**
 * One frozen reader for each version that was ever written. Who changes what is written gives it a new version, adds a
 * reader here, and keeps a sample of `makeSample` beside the others: recordings live longer than the code.
 */
const frozenReaders: Record<number, typeof readVersion1> = { 1: readVersion1 };
const versions = Object.keys(frozenReaders).map(Number);
const kinds: SampleKind[] = ['terminal', 'desktop'];
const all = versions.flatMap(version =>
  kinds.map(kind => [kind, version] as const),
);

const headerOf = (bytes: Buffer) =>
  JSON.parse(bytes.subarray(13, 13 + bytes.readUInt32BE(9) - 64).toString());

/** The same text of two sessions, but for when they were. */
const withoutTimes = (text: string) =>
  text.replace(/^\[[\d.]+|"(?:timestamp|t)":[\d.]+/gm, '');

async function openSample({ bytes, keys }: Sample): Promise<string> {
  const source = sourceOfBytes(bytes);
  const verdict = await verifyRecording(source, keys.sign);
  if (verdict.state !== 'sealed' || !verdict.header) {
    throw new Error(`${verdict.state}: ${verdict.fault?.what}`);
  }
  const holder = await importRecipientKey(Buffer.from(keys.holder, 'base64'));
  const dataKey = await openDataKey(verdict.header, holder);
  const { decompress } = zstd;
  const parts = await Promise.all(
    verdict.chunks.map(place =>
      openChunk({ source, place, dataKey, decompress }),
    ),
  );
  return Buffer.concat(parts).toString();
}

describe('recordings of every version', () => {
  let portal: FakePortal;
  let directory: string;

  beforeAll(async () => {
    portal = await FakePortal.start();
    directory = await mkdtemp(join(tmpdir(), 'wardroom-sample-'));
  });
  afterAll(async () => {
    await portal.stop();
    await rm(directory, { recursive: true });
  });

  it.each(all)(
    'are proved and read to the letter: %s of version %i',
    async (kind, version) => {
      const sample = keptSample(kind, version);
      expect(headerOf(sample.bytes)).toMatchObject({ version, kind });
      expect(await openSample(sample)).toBe(sample.text);
      const read = { terminal: readRecordingLines, desktop: readDesktopLines };
      expect(read[kind](sample.text).map(line => line.kind)).toEqual(
        expect.arrayContaining(['header', 'moment', 'event']),
      );
    },
  );

  it.each(all)(
    'are shown by a gateway that did not make them: %s of version %i',
    async (kind, version) => {
      const { bytes, keys, text } = keptSample(kind, version);
      const { recording, session, tenant } = headerOf(bytes);
      const path = recordingPath(join(portal.directory, 'recordings'), {
        ...{ tenant, recording },
      });
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      const context: SealContext = {
        ...{ purpose: 'recording-key', tenant, id: 'old', version: 1 },
      };
      const { seal } = portal.identity;
      const pkcs8 = Buffer.from(keys.holder, 'base64');
      const sealed = await sealSecret(pkcs8, seal, context);
      const ticket = portal.ticketFor({
        ...{ kind: 'replay', recording, session, tenant },
        ...{ person: 'user:acme/admin', signPublicKeys: keys.sign },
        key: { sealed, context },
      });
      const browser = await TestBrowser.open(
        portal,
        { ticket },
        { ack: false },
      );
      expect((await browser.notice('recording')).state).toBe('sealed');
      browser.ws.send(JSON.stringify({ type: 'read', from: 0, count: 16 }));
      await browser.shows('"event":"ended"');
      expect(browser.output).toBe(text);
      browser.ws.close();
    },
  );

  it.each(kinds)(
    'are written as their number says: a %s of today',
    async kind => {
      const sample = await makeSample(kind, join(directory, kind));
      const { version } = headerOf(sample.bytes);
      expect(versions).toContain(version);
      const text = frozenReaders[version](sample.bytes, sample.keys);
      const kept = keptSample(kind, version);
      expect(withoutTimes(text)).toBe(withoutTimes(kept.text));
    },
  );
});
