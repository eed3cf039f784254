import { PeerSilence } from './PeerSilence';

const second = 1_000;

describe('PeerSilence', () => {
  /** What it says each second while the device counts these bytes. */
  function heard(count: (s: number) => { received: number; sent: number }) {
    const silence = new PeerSilence();
    return Array.from({ length: 300 }, (_, s) =>
      silence.take(count(s), s * second),
    );
  }

  it('never takes an idle tunnel for a dead one: nobody answers keepalives', () => {
    const said = heard(s => ({ received: 92, sent: 32 * Math.floor(s / 15) }));
    expect(said).not.toContain(true);
  });

  it('waits for the answers that a peer gives late', () => {
    const said = heard(s => ({
      received: 32 * Math.floor(s / 18),
      sent: 500 * s,
    }));
    expect(said).not.toContain(true);
  });

  it.each([
    ['a key that was typed', 128],
    ['an unanswered handshake', 148],
    ['a long text', 100_000],
  ])('owes an answer to %s for 20 s', (_, bytes) => {
    const said = heard(s => ({
      received: 92,
      sent: 32 * Math.floor(s / 15) + (s >= 100 ? bytes : 0),
    }));
    expect(said.indexOf(true)).toBe(120);
  });

  it('believes in a peer that is heard of again', () => {
    const said = heard(s => ({
      received: s >= 200 ? 184 : 92,
      sent: 32 * Math.floor(s / 15) + (s >= 100 ? 128 : 0),
    }));
    expect(said.slice(120, 200)).not.toContain(false);
    expect(said.slice(200)).not.toContain(true);
  });
});
