import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createRecipientKey,
  importRecipientKey,
  sealSecret,
} from '@wardroom/remote-access-common';
import { KeySharing } from './KeySharing';
import { KeyStore } from './KeyStore';
import { NodeCertificate } from './NodeCertificate';

const script = join(__dirname, '../../../../../deploy/gateway/certificates.sh');

function authority(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-authority-'));
  execFileSync(script, [folder, ...names], { stdio: 'pipe' });
  return folder;
}

function papers(folder: string, holder: string) {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    certificate: read(`${holder}.crt`),
    key: read(`${holder}.key`),
    authority: read('authority.crt'),
  };
}

async function gatewayOf(folder: string, node: string) {
  const directory = mkdtempSync(join(tmpdir(), 'wardroom-state-'));
  const certificate = new NodeCertificate(node, papers(folder, node));
  const sharing = await KeySharing.open(directory, node, certificate);
  const keys = await KeyStore.open(join(directory, 'keys'), { shared: true });
  return { directory, sharing, keys };
}

describe('KeySharing', () => {
  let ours: string;
  let theirs: string;
  let one: Awaited<ReturnType<typeof gatewayOf>>;
  let two: Awaited<ReturnType<typeof gatewayOf>>;

  beforeAll(() => {
    ours = authority('portal', 'one', 'two');
    theirs = authority('two');
  }, 60_000);

  beforeEach(async () => {
    one = await gatewayOf(ours, 'one');
    two = await gatewayOf(ours, 'two');
    await one.keys.found();
    await one.keys.rotate();
  });

  it('gives all keys to another gateway, which opens what was sealed to any of them', async () => {
    const { enrolment } = two.sharing;
    await two.sharing.take(
      two.keys,
      await one.sharing.share(one.keys, enrolment),
    );
    expect(two.keys.opens).toEqual(one.keys.opens);
    const context = {
      ...{ purpose: 'credential' as const, tenant: 'acme' },
      ...{ id: 'crd_aaaa', version: 1 },
    };
    const secret = new Uint8Array([1, 2, 3]);
    const sealed = await sealSecret(secret, one.keys.seal, context);
    await expect(two.keys.unseal(sealed, context)).resolves.toEqual(secret);
    const again = await KeyStore.open(join(two.directory, 'keys'), {
      shared: true,
    });
    expect(again.opens).toEqual(one.keys.opens);
  });

  it('keeps its own key over a restart', async () => {
    const certificate = new NodeCertificate('two', papers(ours, 'two'));
    const again = await KeySharing.open(two.directory, 'two', certificate);
    expect(again.enrolment.key).toEqual(two.sharing.enrolment.key);
  });

  it('gives nothing to a key that a lying portal puts in the place of the gateway’s', async () => {
    const made = await importRecipientKey(await createRecipientKey());
    const key = { kid: made.kid, publicKey: made.publicKey };
    const { enrolment } = two.sharing;
    await expect(
      one.sharing.share(one.keys, { ...enrolment, key }),
    ).rejects.toThrow(/is not the key of the gateway two/);
  });

  it('gives nothing to a gateway of another authority, nor to a portal', async () => {
    const stranger = await gatewayOf(theirs, 'two');
    await expect(
      one.sharing.share(one.keys, stranger.sharing.enrolment),
    ).rejects.toThrow(/not of our authority/);
    const { certificate } = papers(ours, 'portal');
    await expect(
      one.sharing.share(one.keys, { ...two.sharing.enrolment, certificate }),
    ).rejects.toThrow(/not one of a gateway/);
  });

  it('takes no keys that another than a gateway made', async () => {
    const { enrolment } = two.sharing;
    const shared = await one.sharing.share(one.keys, enrolment);
    const context = {
      ...{ purpose: 'gateway-keys' as const, tenant: 'provider' },
      ...{ id: 'two', version: 1 },
    };
    const forged = await sealSecret(
      new TextEncoder().encode('[]'),
      enrolment.key,
      context,
    );
    await expect(
      two.sharing.take(two.keys, { ...shared, sealed: forged }),
    ).rejects.toThrow(/were not given by that gateway/);
  });

  it('takes no keys that are meant for another gateway, nor those of another group', async () => {
    const shared = await one.sharing.share(one.keys, two.sharing.enrolment);
    await expect(one.sharing.take(one.keys, shared)).rejects.toThrow(
      /cannot be opened/,
    );
    await two.keys.found();
    await expect(two.sharing.take(two.keys, shared)).rejects.toThrow(
      /keys of another group/,
    );
  });

  it('is not opened with the certificate of another node', () => {
    expect(() => new NodeCertificate('one', papers(ours, 'two'))).toThrow(
      /is not for one\.gateway\.wardroom\.internal/,
    );
  });

  it('takes no certificate whose time is over', () => {
    const certificate = new NodeCertificate('one', papers(ours, 'one'));
    const later = Date.now() + 400 * 86_400_000;
    jest.useFakeTimers({ now: later });
    try {
      expect(() => certificate.nodeOf(papers(ours, 'two').certificate)).toThrow(
        /is good from/,
      );
    } finally {
      jest.useRealTimers();
    }
  });
});
