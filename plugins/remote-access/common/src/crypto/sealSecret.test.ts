/** @jest-environment node */
import { base64url } from './base64url';
import {
  decodeCredentialSecret,
  encodeCredentialSecret,
} from '../credential/CredentialSecret';
import { createRecipientKey, importRecipientKey } from './RecipientKey';
import type { SealContext } from './Sealed';
import { Sealed } from './Sealed';
import { openSecret } from './openSecret';
import { sealSecret } from './sealSecret';

const context: SealContext = {
  purpose: 'credential',
  tenant: 'acme',
  id: 'crd_aaaabbbbccccddddeeee',
  version: 3,
};
const text = (value: string) => new TextEncoder().encode(value);

async function newRecipient() {
  return importRecipientKey(await createRecipientKey());
}

describe('sealSecret', () => {
  it('gives an envelope that only its recipient opens, for the same context', async () => {
    const recipient = await newRecipient();
    const sealed = await sealSecret(text('correct horse'), recipient, context);
    expect(Sealed.parse(sealed)).toEqual(sealed);
    const opened = await openSecret(sealed, recipient, context);
    expect(new TextDecoder().decode(opened)).toBe('correct horse');
    await expect(
      openSecret(sealed, await newRecipient(), context),
    ).rejects.toThrow('cannot be opened');
  });

  it.each([
    ['another purpose', { purpose: 'recording-key' as const }],
    ['another tenant', { tenant: 'globex' }],
    ['another credential', { id: 'crd_ffffbbbbccccddddeeee' }],
    ['another version', { version: 4 }],
  ])('does not open for %s', async (_, change) => {
    const recipient = await newRecipient();
    const sealed = await sealSecret(text('s'), recipient, context);
    await expect(
      openSecret(sealed, recipient, { ...context, ...change }),
    ).rejects.toThrow('cannot be opened');
  });

  it('keeps the parts of a context apart', async () => {
    const recipient = await newRecipient();
    const sealed = await sealSecret(text('s'), recipient, {
      ...context,
      tenant: 'acme1',
      id: '23',
    });
    await expect(
      openSecret(sealed, recipient, { ...context, tenant: 'acme', id: '123' }),
    ).rejects.toThrow('cannot be opened');
  });

  it('does not open after any part of the envelope was changed', async () => {
    const recipient = await newRecipient();
    const sealed = await sealSecret(text('secret'), recipient, context);
    for (const part of ['epk', 'nonce', 'ciphertext'] as const) {
      const bytes = base64url.decode(sealed[part]);
      bytes[bytes.length - 1] ^= 1;
      const changed = { ...sealed, [part]: base64url.encode(bytes) };
      await expect(openSecret(changed, recipient, context)).rejects.toThrow(
        'cannot be opened',
      );
    }
  });

  it('never gives the same envelope twice, and shows nothing of the secret', async () => {
    const recipient = await newRecipient();
    const first = await sealSecret(text('canary'), recipient, context);
    const second = await sealSecret(text('canary'), recipient, context);
    expect(first.ciphertext).not.toBe(second.ciphertext);
    expect(first.epk).not.toBe(second.epk);
    expect(JSON.stringify(first)).not.toContain(
      base64url.encode(text('canary')),
    );
  });

  it('refuses a public key that is not the one its id names', async () => {
    const recipient = await newRecipient();
    const other = await newRecipient();
    await expect(
      sealSecret(text('s'), { ...recipient, kid: other.kid }, context),
    ).rejects.toThrow('does not match');
  });

  it('refuses a public key of small order', async () => {
    const zeros = base64url.encode(new Uint8Array(32));
    const { keyIdOf } = await import('./keyIdOf');
    const kid = await keyIdOf(new Uint8Array(32));
    await expect(
      sealSecret(text('s'), { kid, publicKey: zeros }, context),
    ).rejects.toThrow();
  });
});

describe('the secret of a credential', () => {
  it('comes back as views that can be zeroed together', () => {
    const bytes = encodeCredentialSecret({
      kind: 'private-key',
      privateKey: text('-----BEGIN'),
      passphrase: text('pass'),
    });
    const secret = decodeCredentialSecret(bytes);
    if (secret.kind !== 'private-key') throw new Error('wrong kind');
    expect(new TextDecoder().decode(secret.privateKey)).toBe('-----BEGIN');
    expect(new TextDecoder().decode(secret.passphrase)).toBe('pass');
    bytes.fill(0);
    expect([...secret.privateKey].every(byte => byte === 0)).toBe(true);
  });

  it('has no passphrase where none was given', () => {
    const bytes = encodeCredentialSecret({
      kind: 'private-key',
      privateKey: text('k'),
    });
    expect(decodeCredentialSecret(bytes)).toEqual({
      kind: 'private-key',
      privateKey: text('k'),
      passphrase: undefined,
    });
  });

  it('refuses other bytes', () => {
    expect(() => decodeCredentialSecret(text('rubbish'))).toThrow('cut short');
    expect(() =>
      decodeCredentialSecret(new Uint8Array([0, 0, 0, 1, 65])),
    ).toThrow('not the secret of a credential');
  });
});

describe('base64url', () => {
  it('carries every length', () => {
    for (let length = 0; length < 40; length += 1) {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      const encoded = base64url.encode(bytes);
      expect(encoded).toBe(Buffer.from(bytes).toString('base64url'));
      expect(base64url.decode(encoded)).toEqual(bytes);
    }
  });

  it.each(['a', 'ab=', 'a b', 'ab+/', 'AB'])('refuses "%s"', value => {
    expect(() => base64url.decode(value)).toThrow('not base64url');
  });
});
