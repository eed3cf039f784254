import { isCodeUsed, oneTimeCode } from './oneTimeCode';

const seeds = {
  SHA1: '12345678901234567890',
  SHA256: '12345678901234567890123456789012',
  SHA512: '1234567890123456789012345678901234567890123456789012345678901234',
};

const secretOf = (algorithm: keyof typeof seeds, digits = 8) => ({
  ...{ algorithm, digits, period: 30 },
  seed: new TextEncoder().encode(seeds[algorithm]),
});

describe('a one-time code', () => {
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('at %i s is what RFC 6238 says', (seconds, sha1, sha256, sha512) => {
    const at = seconds * 1000;
    expect(oneTimeCode(secretOf('SHA1'), at)).toBe(sha1);
    expect(oneTimeCode(secretOf('SHA256'), at)).toBe(sha256);
    expect(oneTimeCode(secretOf('SHA512'), at)).toBe(sha512);
    expect(oneTimeCode(secretOf('SHA1', 6), at)).toBe(sha1.slice(2));
  });

  it('counts as used until the next one', () => {
    const secret = secretOf('SHA256', 7);
    oneTimeCode(secret, 90_000);
    expect(isCodeUsed(secret, 119_999)).toBe(true);
    expect(isCodeUsed(secret, 120_000)).toBe(false);
    expect(isCodeUsed({ ...secret, seed: new Uint8Array(20) }, 90_000)).toBe(
      false,
    );
  });
});
