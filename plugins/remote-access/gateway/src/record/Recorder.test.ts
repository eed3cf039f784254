import {
  mkdtemp,
  open,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createRecipientKey,
  importRecipientKey,
  openChunk,
  openDataKey,
  readRecordingLines,
  verifyRecording,
  type RecipientKey,
  type RecordingLine,
} from '@wardroom/remote-access-common';
import { KeyStore } from '../keys/KeyStore';
import { terminalOrder } from '../testing/terminalOrder';
import { fileSource } from './fileSource';
import { Recorder, type RecorderState } from './Recorder';
import { recordingPath } from './recordingPath';
import { recoverRecording } from './recoverRecording';
import { RecordingFile } from './RecordingFile';
import { Transcript } from './Transcript';
import { zstd } from './zstd';

describe('Recorder', () => {
  let directory: string;
  let keys: KeyStore;
  let holder: RecipientKey;
  const ids = {
    tenant: 'acme',
    recording: 'rec_aaaabbbbccccddddeeee',
    session: 'ses_aaaabbbbccccddddeeee',
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wardroom-recorder-'));
    keys = await KeyStore.open(join(directory, 'keys'));
    holder = await importRecipientKey(await createRecipientKey());
  });
  afterEach(() => rm(directory, { recursive: true }));

  async function until(holds: () => boolean) {
    for (let i = 0; i < 200 && !holds(); i += 1) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(holds()).toBe(true);
  }

  async function begin(
    limits = { freezeMs: 5_000, failMs: 30_000 },
    plan?: string,
  ) {
    const ordered = await terminalOrder({ ...ids, keys, holder });
    const order = { ...ordered, plan };
    const path = recordingPath(directory, order);
    const opening = { cols: 80, rows: 24, title: 'web-01' };
    let transcript!: Transcript;
    const recorder = await Recorder.begin({
      ...{ path, order, keys, limits },
      write: sink => {
        transcript = new Transcript(sink, opening);
        return transcript;
      },
    });
    return { recorder, transcript, path };
  }

  async function verdictOn(path: string) {
    const file = await open(path);
    try {
      return await verifyRecording(fileSource(file), keys.signPublicKeys);
    } finally {
      await file.close();
    }
  }

  async function read(path: string): Promise<RecordingLine[]> {
    const file = await open(path);
    try {
      const source = fileSource(file);
      const { header, chunks } = await verifyRecording(
        source,
        keys.signPublicKeys,
      );
      const dataKey = await openDataKey(header!, holder);
      const lines: RecordingLine[] = [];
      for (const place of chunks) {
        const plain = await openChunk({
          source,
          place,
          dataKey,
          decompress: zstd.decompress,
        });
        lines.push(...readRecordingLines(Buffer.from(plain).toString()));
      }
      return lines;
    } finally {
      await file.close();
    }
  }

  it('says under its signature which plan it was approved with', async () => {
    const plan = 'a'.repeat(64);
    const { recorder, path } = await begin(undefined, plan);
    await recorder.seal('closed');
    await expect(verdictOn(path)).resolves.toMatchObject({ header: { plan } });
  });

  it('keeps output, sizes, marks and events in their order, and seals them', async () => {
    const { recorder, transcript, path } = await begin();
    transcript.output(Buffer.from('$ uname\r\n'));
    transcript.resize(100, 40);
    recorder.mark('before the change');
    recorder.event({ event: 'pasted', bytes: 12 });
    const end = await recorder.seal('closed');
    expect(end).toMatchObject({ state: 'sealed', reason: 'closed', chunks: 1 });
    const lines = await read(path);
    expect(lines.map(({ kind }) => kind)).toEqual([
      'header',
      'moment',
      'moment',
      'moment',
      'event',
      'event',
    ]);
    expect(lines[1]).toMatchObject({
      moment: [expect.any(Number), 'o', '$ uname\r\n'],
    });
    expect(await verdictOn(path)).toMatchObject({
      state: 'sealed',
      head: end.head,
    });
  });

  it('puts a character together that was cut in two', async () => {
    const { recorder, transcript, path } = await begin();
    const bytes = Buffer.from('grün ✓');
    transcript.output(bytes.subarray(0, 3));
    await new Promise(resolve => setTimeout(resolve, 30));
    transcript.output(bytes.subarray(3));
    await recorder.seal('closed');
    const texts = (await read(path)).flatMap(line =>
      line.kind === 'moment' ? line.moment[2] : [],
    );
    expect(texts.join('')).toBe('grün ✓');
  });

  it('records megabytes of control characters in chunks that a reader accepts', async () => {
    const { recorder, transcript, path } = await begin();
    const nasty = Buffer.alloc(64 * 1024, 1);
    for (let i = 0; i < 32; i += 1) transcript.output(nasty);
    await recorder.seal('closed');
    const length = (await read(path)).reduce(
      (sum, line) => sum + (line.kind === 'moment' ? line.moment[2].length : 0),
      0,
    );
    expect(length).toBe(32 * nasty.length);
  });

  it('has all but the last second on disk at any time', async () => {
    const { recorder, transcript, path } = await begin();
    const written = new Promise<void>(resolve => {
      recorder.listen({ onProgress: () => resolve(), onState() {} });
    });
    transcript.output(Buffer.from('typed and gone'));
    await written;
    const copy = join(directory, 'copy.wrec');
    await writeFile(copy, await readFile(path));
    await recorder.seal('closed');
    expect(await verdictOn(copy)).toMatchObject({
      state: 'truncated',
      chunks: [{ index: 0 }],
    });
  });

  it('seals what a crash left, cut at every byte of the last chunk', async () => {
    const { recorder, transcript, path } = await begin();
    transcript.output(Buffer.from('first'));
    await new Promise(resolve => setTimeout(resolve, 700));
    transcript.output(Buffer.from('second'));
    await new Promise(resolve => setTimeout(resolve, 700));
    await recorder.seal('closed');
    const whole = await readFile(path);
    const { chunks } = await verdictOn(path);
    const [, last] = chunks;
    const start = last.offset - 5;
    const end = last.offset + last.length;
    for (let length = start; length <= end; length += 1) {
      await writeFile(path, whole);
      await truncate(path, length);
      const recovered = await recoverRecording(directory, ids, keys);
      expect(recovered).toMatchObject({
        state: 'sealed',
        reason: 'lost',
        chunks: length === end ? 2 : 1,
        truncated: length !== end && length !== start,
      });
      expect(await verdictOn(path)).toMatchObject({
        state: 'sealed',
        head: recovered.head,
      });
    }
  });

  it('says how a sealed recording ended, and leaves a damaged one as it is', async () => {
    const { recorder, transcript, path } = await begin();
    transcript.output(Buffer.from('something'));
    await recorder.seal('terminated', 'user:acme/admin');
    expect(await recoverRecording(directory, ids, keys)).toMatchObject({
      state: 'sealed',
      reason: 'terminated',
      by: 'user:acme/admin',
      truncated: false,
    });
    const bytes = await readFile(path);
    bytes[bytes.length - 400] ^= 1;
    await writeFile(path, bytes);
    expect(await recoverRecording(directory, ids, keys)).toMatchObject({
      state: 'damaged',
    });
    expect(await readFile(path)).toEqual(bytes);
  });

  it('says that there is no recording where nothing was written', async () => {
    const missing = await recoverRecording(directory, ids, keys);
    expect(missing).toMatchObject({ state: 'missing', chunks: 0 });
    await expect(
      recoverRecording(directory, { ...ids, tenant: '../acme' }, keys),
    ).rejects.toThrow();
  });

  it('goes on with the key it began with when keys are rotated', async () => {
    const { recorder, transcript, path } = await begin();
    await keys.rotate();
    transcript.output(Buffer.from('after the rotation'));
    await recorder.seal('closed');
    expect((await verdictOn(path)).state).toBe('sealed');
  });

  it('never writes over a recording', async () => {
    const { recorder } = await begin();
    await expect(begin()).rejects.toThrow('EEXIST');
    await recorder.seal('closed');
  });

  it('freezes when the disk takes nothing, thaws when it does again', async () => {
    const full = new Error('ENOSPC');
    const append = jest.spyOn(RecordingFile.prototype, 'append');
    const { recorder, transcript, path } = await begin({
      freezeMs: 50,
      failMs: 5_000,
    });
    append.mockRejectedValue(full);
    const states: RecorderState[] = [];
    recorder.listen({ onProgress() {}, onState: state => states.push(state) });
    transcript.output(Buffer.from('waits'));
    await until(() => states.length === 1);
    expect(states).toEqual(['frozen']);
    append.mockRestore();
    await until(() => states.length === 3);
    expect(states).toEqual(['frozen', 'slow', 'fine']);
    await recorder.seal('closed');
    expect(await verdictOn(path)).toMatchObject({ state: 'sealed' });
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('ENOSPC'))],
    ['hangs', () => new Promise<void>(() => {})],
  ])(
    'fails when the disk %s for too long, and can be sealed later',
    async (_, broken) => {
      const append = jest.spyOn(RecordingFile.prototype, 'append');
      const { recorder, transcript, path } = await begin({
        freezeMs: 50,
        failMs: 100,
      });
      append.mockImplementation(broken);
      const states: RecorderState[] = [];
      recorder.listen({
        onProgress() {},
        onState: state => states.push(state),
      });
      transcript.output(Buffer.from('lost'));
      await until(() => states.length === 2);
      expect(states).toEqual(['frozen', 'failed']);
      const end = await recorder.seal('recorder-failed');
      expect(end.state).toBe('unsealed');
      append.mockRestore();
      expect(await recoverRecording(directory, ids, keys)).toMatchObject({
        state: 'sealed',
        reason: 'lost',
      });
      expect((await verdictOn(path)).state).toBe('sealed');
    },
  );

  it('tells to wait while more comes than the disk takes', async () => {
    let release = () => {};
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const append = jest.spyOn(RecordingFile.prototype, 'append');
    const { recorder, transcript } = await begin();
    append.mockImplementationOnce(() => gate);
    const states: RecorderState[] = [];
    recorder.listen({ onProgress() {}, onState: state => states.push(state) });
    for (let i = 0; i < 24; i += 1)
      transcript.output(Buffer.alloc(64 * 1024, 65));
    expect(states).toEqual(['slow']);
    release();
    await until(() => states.length === 2);
    expect(states).toEqual(['slow', 'fine']);
    append.mockRestore();
    await recorder.seal('closed');
  });
});
