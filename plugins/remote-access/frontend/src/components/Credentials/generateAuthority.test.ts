import { createPrivateKey, createPublicKey } from 'node:crypto';
import { splitLengthPrefixed } from '@wardroom/remote-access-common';
import { generateAuthority } from './generateAuthority';
import { publicKeyLine } from './publicKeyLine';

const comment = 'wardroom';

/** The public key and the seed in OpenSSH text, read as its format says. */
function parts(text: string) {
  const body = Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64');
  const afterMagic = body.subarray('openssh-key-v1'.length + 1);
  const keys = splitLengthPrefixed(afterMagic.subarray(3 * 4 + 8 + 4));
  const [blob, secret] = keys;
  const [type, publicKey, both] = splitLengthPrefixed(
    secret.subarray(8, 8 + 4 + 11 + 4 + 32 + 4 + 64 + 4 + comment.length),
  );
  const name = Buffer.from(type).toString();
  return { blob, secret, name, publicKey, both };
}

describe('generateAuthority', () => {
  it('writes a key as OpenSSH does, whose halves belong together', async () => {
    const text = await generateAuthority(comment);
    expect(text).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
    const { secret, name, publicKey, both } = parts(text);
    expect(name).toBe('ssh-ed25519');
    expect(secret.length % 8).toBe(0);
    const pkcs8 = Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      both.subarray(0, 32),
    ]);
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    const { x } = createPublicKey(key).export({ format: 'jwk' });
    expect(x).toBe(Buffer.from(publicKey).toString('base64url'));
  });

  it('is another key every time, and its public line is that of the key', async () => {
    const [one, two] = [
      await generateAuthority(comment),
      await generateAuthority(comment),
    ];
    const line = `ssh-ed25519 ${Buffer.from(parts(one).blob).toString('base64')}`;
    expect(publicKeyLine(one)).toBe(line);
    expect(publicKeyLine(two)).not.toBe(line);
  });
});

describe('publicKeyLine', () => {
  it.each([
    ['nothing', ''],
    ['a PEM key', framed('PRIVATE KEY', 'MC4=')],
    ['half a key', framed('OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEA')],
  ])('says nothing of %s', (_, text) => {
    expect(publicKeyLine(text)).toBeUndefined();
  });
});

function framed(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----`;
}
