/** A secret in every form in which it may have been written down: as it is, escaped, as hex and as base64. */
export function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // Inside of something longer it begins at any of three places of a group of base64; what its neighbours share is cut.
  const shifted = [0, 1, 2].flatMap(shift => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const whole = padded.length - (padded.length % 3);
    const part = padded.subarray(0, whole);
    const from = shift === 0 ? 0 : 4;
    return [part.toString('base64'), part.toString('base64url')].map(text =>
      text.slice(from),
    );
  });
  return [
    ...new Set([
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      ...shifted,
    ]),
  ];
}
