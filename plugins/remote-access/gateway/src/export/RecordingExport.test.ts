import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  base64url,
  ExportContent,
  exportToSign,
  sealSecret,
  sourceOfBytes,
  verifyRecording,
  type ExportOrder,
  type SealContext,
} from '@wardroom/remote-access-common';
import { recordingPath } from '../record/recordingPath';
import { FakePortal } from '../testing/FakePortal';
import { keptSample, type SampleKind } from '../testing/sampleRecording';
import { TestBrowser } from '../testing/TestBrowser';

const reason = '</script><script>alert(1)</script>';

describe('RecordingExport', () => {
  let portal: FakePortal;

  beforeAll(async () => {
    portal = await FakePortal.start();
  });
  afterAll(() => portal.stop());

  async function take(
    kind: SampleKind,
    form: ExportOrder['form'],
    change: (bytes: Buffer) => Buffer = bytes => bytes,
  ) {
    const { bytes, keys } = keptSample(kind, 1);
    const ids = { tenant: 'acme', recording: 'rec_aaaabbbbccccddddeeee' };
    const path = recordingPath(join(portal.directory, 'recordings'), ids);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, change(bytes));
    const context: SealContext = {
      ...{ purpose: 'recording-key', tenant: 'acme', id: 'old', version: 1 },
    };
    const { seal } = portal.identity;
    const pkcs8 = Buffer.from(keys.holder, 'base64');
    const ticket = portal.ticketFor({
      ...{ kind: 'export', form, reason, ...ids, target: '<b>web-01' },
      ...{ session: 'ses_aaaabbbbccccddddeeee', person: 'user:acme/ada' },
      ...{ technician: 'user:provider/tess', signPublicKeys: keys.sign },
      key: { sealed: await sealSecret(pkcs8, seal, context), context },
    });
    const browser = await TestBrowser.open(portal, { ticket }, { ack: false });
    const parts: Buffer[] = [];
    browser.ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) parts.push(data);
    });
    await browser.closes();
    return { bytes, file: Buffer.concat(parts), notices: browser.notices };
  }

  const embedded = (page: string, id: string) =>
    Buffer.from(
      new RegExp(`<script type="text/plain" id="${id}">([^<]*)<`).exec(
        page,
      )?.[1] ?? '',
      'base64',
    );

  it.each<SampleKind>(['terminal', 'desktop'])(
    'makes one page of a %s that holds the recording to the byte, and who took it',
    async kind => {
      const { bytes, file, notices } = await take(kind, 'page');
      const sha256 = createHash('sha256').update(file).digest('hex');
      expect(notices).toEqual([
        {
          ...{ type: 'export', bytes: file.length },
          name: 'acme-ses_aaaabbbbccccddddeeee.html',
        },
        { type: 'exported', sha256 },
      ]);
      const page = file.toString();
      expect(embedded(page, 'recording')).toEqual(bytes);
      const content = ExportContent.parse(
        JSON.parse(embedded(page, 'content').toString()),
      );
      const statement = Buffer.from(content.statement, 'base64');
      expect(JSON.parse(statement.toString())).toMatchObject({
        ...{ exportedBy: 'user:acme/ada', reason, target: '<b>web-01', kind },
      });
      const signer = content.publicKeys.find(k => k.kid === content.signer);
      const key = await crypto.subtle.importKey(
        ...(['raw', base64url.decode(signer?.publicKey ?? '')] as const),
        ...(['Ed25519', false, ['verify']] as const),
      );
      await expect(
        crypto.subtle.verify(
          ...(['Ed25519', key] as const),
          Buffer.from(content.signature, 'base64'),
          exportToSign(statement),
        ),
      ).resolves.toBe(true);
      const verdict = await verifyRecording(
        sourceOfBytes(embedded(page, 'recording')),
        content.publicKeys,
      );
      expect(verdict.state).toBe('sealed');
    },
  );

  it('lets the page load nothing and run its own program alone', async () => {
    const { file } = await take('terminal', 'page');
    const page = file.toString();
    const [, script = ''] =
      /<script>([\s\S]*)<\/script>\n<\/body>/.exec(page) ?? [];
    const hash = createHash('sha256').update(script).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"`,
    );
    expect(page.match(/<script/g)).toHaveLength(3);
  });

  it('has nothing of what people and targets wrote as markup', async () => {
    const page = (await take('terminal', 'page')).file.toString();
    expect(page).not.toContain('alert(1)');
    expect(page).not.toContain('<b>web-01');
    expect(page).not.toContain('grüße');
  });

  it('gives plain asciicast of a terminal', async () => {
    const { file } = await take('terminal', 'asciicast');
    const lines = file.toString().trimEnd().split('\n');
    expect(JSON.parse(lines[0])).toMatchObject({
      ...{ version: 2, width: 80 },
      title: expect.stringMatching(/^web-01 \(exported by user:acme\/ada at /),
    });
    expect(file.toString()).toContain('grüße');
    expect(file.toString()).not.toContain('"event"');
  });

  it('refuses an asciicast of a desktop', async () => {
    const { notices, file } = await take('desktop', 'asciicast');
    expect(notices).toMatchObject([
      { type: 'failed', message: expect.stringContaining('Only terminals') },
    ]);
    expect(file).toHaveLength(0);
  });

  it('says that a recording without its header cannot be exported', async () => {
    const { notices } = await take('terminal', 'page', bytes =>
      bytes.subarray(0, 100),
    );
    expect(notices).toMatchObject([{ type: 'failed' }]);
  });
});
