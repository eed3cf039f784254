import {
  decodeOneTimeSecret,
  encodeOneTimeSecret,
  readOneTimeSecret,
} from './OneTimeSecret';

const seed = new TextEncoder().encode('12345678901234567890');
const base32 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const usual = { seed, algorithm: 'SHA1', digits: 6, period: 30 };

describe('the secret of one-time codes', () => {
  it.each([
    base32,
    'gezd gnbv gy3t qojq gezd gnbv gy3t qojq',
    `${base32}====`,
    `otpauth://totp/web-01:root?secret=${base32}&issuer=web-01`,
  ])('is read from %s', text => {
    expect(readOneTimeSecret(text)).toEqual(usual);
  });

  it('keeps what a link says of its codes', () => {
    const link = `otpauth://totp/x?secret=${base32}&algorithm=sha256&digits=8&period=60`;
    const secret = readOneTimeSecret(link);
    expect(secret).toEqual({
      ...{ seed, algorithm: 'SHA256', digits: 8, period: 60 },
    });
    expect(decodeOneTimeSecret(encodeOneTimeSecret(secret))).toEqual(secret);
  });

  it.each([
    '',
    'GEZDGNBV',
    `${base32}1`,
    'https://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBV',
    `otpauth://hotp/x?secret=${base32}&counter=1`,
    `otpauth://totp/x?secret=${base32}&digits=4`,
    `otpauth://totp/x?secret=${base32}&algorithm=MD5`,
    `otpauth://totp/x?secret=${base32}&period=1`,
    'otpauth://totp/x',
  ])('is not read from %s', text => {
    expect(() => readOneTimeSecret(text)).toThrow('This is not the secret');
  });
});
