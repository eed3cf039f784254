/** @jest-environment node */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ReaderProcess, ReaderStoppedError } from './ReaderProcess';

jest.setTimeout(120_000);

const match = {
  vulnerability: { id: 'CVE-2024-1000', severity: 'High' },
  artifact: { name: 'openssl', version: '1.1', type: 'deb' },
};
const report = (matches: number) =>
  JSON.stringify({
    matches: Array.from({ length: matches }, () => match),
    source: { type: 'image', target: { userInput: 'shop:1.4' } },
    descriptor: { name: 'grype', version: '0.80.0' },
  });
const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>
<NessusClientData_v2><Report>&b;</Report></NessusClientData_v2>`;
const grype = '{"descriptor":{"name":"grype"},"matches":';
const attributes = Array.from({ length: 1e6 }, (_, at) => `a${at}=""`);
/** 50 MB of nothing, in what a Nessus report begins with. */
const spacious = `<?xml version="1.0"?><NessusClientData_v2><Report name="x">${' '.repeat(50e6)}</Report></NessusClientData_v2>`;
const usual = {
  ...{ maxBytes: 1, timeLimit: 60, memoryLimit: 256 },
  hold: { share: 1, least: 0 },
};

describe('ReaderProcess', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-reader-'));
  const path = join(folder, 'report');
  afterAll(() => rmSync(folder, { recursive: true }));

  async function start(content: string | Uint8Array, limits = {}) {
    writeFileSync(path, content);
    const question = { path, name: 'report.json' };
    return ReaderProcess.start(question, { ...usual, ...limits });
  }

  async function read(content: string | Uint8Array, limits = {}) {
    const { reader } = await start(content, limits);
    const kinds: string[] = [];
    for await (const record of reader.records()) kinds.push(record.kind);
    return { kinds, end: reader.end };
  }

  it('gives the records of a file and what the file says of itself', async () => {
    const { kinds, end } = await read(report(2));
    expect(kinds).toEqual(['asset', 'finding', 'finding']);
    expect(end).toMatchObject({
      facts: { scanner: 'Grype', scannerVersion: '0.80.0' },
      warningCount: 0,
    });
  });

  it('has nothing of our environment', async () => {
    process.env.WARDROOM_DATABASE_OWNER_URL = 'postgres://secret';
    const { reader } = await start(report(50_000));
    delete process.env.WARDROOM_DATABASE_OWNER_URL;
    const environment = readFileSync(`/proc/${reader.pid}/environ`, 'utf8');
    await reader.stop();
    expect(environment).not.toMatch(/WARDROOM|postgres/);
  });

  it.each([
    ['is no report', 'hello', /format/],
    ['was cut off', report(9).slice(0, -40), /cut off/],
    ['declares entities', entities, /entities/],
    [
      'has a million attributes',
      `<NessusClientData_v2><Report ${attributes.join(' ')}/>`,
      /more than 500 attributes/,
    ],
    ['is as deep as long', `${grype}${'['.repeat(1e5)}`, /more than 128 deep/],
    [
      'is one text',
      `${grype}[{"artifact":{"name":"${'x'.repeat(20e6)}"}}]}`,
      /text is longer than/,
    ],
    [
      'is packed with xz',
      Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2),
      /packed with xz. Unpack it/,
    ],
    [
      'holds far more than its size',
      gzipSync(spacious),
      /has more than \d+ bytes/,
    ],
  ])('says what to do about a file that %s', async (_, content, sentence) => {
    await expect(read(content)).rejects.toMatchObject({
      ...{ name: 'InputError', message: expect.stringMatching(sentence) },
    });
  });

  it('fetches nothing that a file names', async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      asked += 1;
      answer.end('<!ELEMENT x ANY>');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/x`;
    const content = `<?xml version="1.0"?><!DOCTYPE a SYSTEM "${url}.dtd">
<?xml-stylesheet href="${url}.xsl"?>
<NessusClientData_v2 xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:schemaLocation="a ${url}.xsd"><xi:include href="${url}"/><Report name="x"><ReportHost name="web"><HostProperties/></ReportHost></Report></NessusClientData_v2>`;
    await expect(read(content)).resolves.toMatchObject({ kinds: ['asset'] });
    server.close();
    expect(asked).toBe(0);
  });

  it('is ended where it takes too long', async () => {
    const slowly = async () => {
      const { reader } = await start(report(100_000), { timeLimit: 3 });
      for await (const _ of reader.records())
        await new Promise(done => setTimeout(done, 5));
    };
    await expect(slowly()).rejects.toThrow(/longer than 3 seconds/);
  });

  it('ends alone where its memory is full', async () => {
    const long = JSON.stringify({ ...match, note: 'x'.repeat(9e6) });
    const huge = `{"matches":[${Array(9).fill(long).join(',')}],"source":{"type":"image","target":{"userInput":"a"}},"descriptor":{"name":"grype","version":"1"}}`;
    await expect(read(huge, { memoryLimit: 12 })).rejects.toThrow(
      /more than 12 MiB of memory/,
    );
  });

  it('says what to do where somebody ends it', async () => {
    const { reader } = await start(report(100_000));
    const records = reader.records();
    await records.next();
    process.kill(reader.pid, 'SIGKILL');
    const rest = async () => {
      for await (const _ of records);
    };
    await expect(rest()).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/ended with SIGKILL. Import it once more/),
    });
  });

  it('can be read again where we end it ourselves', async () => {
    const { reader } = await start(report(100_000));
    const records = reader.records();
    await records.next();
    await reader.stop();
    const rest = async () => {
      for await (const _ of records);
    };
    await expect(rest()).rejects.toBeInstanceOf(ReaderStoppedError);
    expect(() => process.kill(reader.pid, 0)).toThrow();
  });
});
