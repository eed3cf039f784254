import type { AuditRecord } from '@wardroom/platform-common';
import { auditChain } from './auditChain';
import { eventOf, type ChainedEvent } from './AuditEvent';
import type { Checkpoint } from './Checkpoint';
import {
  makeCheckpoint,
  makeKey,
  makeRecord,
  makeTrail,
  testCrypto,
} from './testing/makeTrail';
import { trailLines } from './trailLines';
import { TrailVerifier } from './TrailVerifier';

const crypto = testCrypto;
const key = makeKey();
const thief = makeKey();
const trail = makeTrail({ key, events: 40, every: 10 });

function verify(
  lines: readonly string[],
  options: { keys?: (typeof key)[]; anchors?: Checkpoint[] } = {},
) {
  const verifier = new TrailVerifier({ crypto, ...options });
  lines.every(line => verifier.addLine(line));
  return verifier.finish();
}

/** Index of an event's line. */
const lineOf = (sequence: number) =>
  trail.lines.findIndex(l => l.includes(`"sequence":${sequence},"prev`));

function edited(edit: (lines: string[]) => void): string[] {
  const lines = [...trail.lines];
  edit(lines);
  return lines;
}

/** The event with another sentence and a hash that fits it. */
function forged(event: ChainedEvent, previousHash = event.previousHash) {
  const body = event.body.replace('opened a session', 'looked at the weather');
  const place = { sequence: event.sequence, previousHash, body };
  return { ...place, hash: crypto.sha256(auditChain.text('acme', place)) };
}

describe('TrailVerifier', () => {
  it('finds a trail intact that nobody touched', () => {
    expect(verify(trail.lines)).toMatchObject({
      intact: true,
      events: 40,
      checkpoints: 4,
      header: { tenant: 'acme' },
    });
    expect(
      verify(trail.lines, { keys: [key], anchors: [trail.checkpoints[1]] })
        .intact,
    ).toBe(true);
  });

  it('finds an empty chain and a chain of one event intact', () => {
    for (const events of [0, 1]) {
      expect(verify(makeTrail({ key, events, every: 5 }).lines)).toMatchObject({
        intact: true,
        events,
      });
    }
  });

  it('names the event of a flipped byte, wherever it lies in the line', () => {
    for (const sequence of [1, 17, 40]) {
      const index = lineOf(sequence);
      const line = trail.lines[index];
      for (let at = 0; at < line.length; at++) {
        const flipped = String.fromCharCode(line.charCodeAt(at) ^ 1);
        const verdict = verify(
          edited(lines => {
            lines[index] = line.slice(0, at) + flipped + line.slice(at + 1);
          }),
        );
        expect(verdict.fault).toMatchObject({ sequence, line: index + 1 });
      }
    }
  });

  it('finds a flipped byte anywhere in the header and in a checkpoint', () => {
    for (const index of [0, lineOf(11) - 1]) {
      const line = trail.lines[index];
      for (let at = 0; at < line.length; at++) {
        const flipped = String.fromCharCode(line.charCodeAt(at) ^ 32);
        const { fault } = verify(
          edited(lines => {
            lines[index] = line.slice(0, at) + flipped + line.slice(at + 1);
          }),
        );
        expect(fault?.line).toBe(index + 1);
      }
    }
  });

  it('names a dropped event', () => {
    const verdict = verify(edited(lines => lines.splice(lineOf(23), 1)));
    expect(verdict.fault).toMatchObject({ kind: 'missing', sequence: 23 });
    expect(verdict.events).toBe(22);
  });

  it('names the place where events were swapped', () => {
    const { fault } = verify(
      edited(lines => {
        const [a, b] = [lineOf(23), lineOf(24)];
        [lines[a], lines[b]] = [lines[b], lines[a]];
      }),
    );
    expect(fault).toMatchObject({ kind: 'missing', sequence: 23 });
  });

  it('names an event that stands twice', () => {
    const { fault } = verify(
      edited(lines => lines.splice(lineOf(23), 0, lines[lineOf(23)])),
    );
    expect(fault).toMatchObject({ kind: 'inserted', sequence: 23 });
  });

  it('names an event that was put in with a hash that fits', () => {
    const after = trail.events[22];
    const { fault } = verify(
      edited(lines =>
        lines.splice(
          lineOf(23),
          0,
          trailLines.event('acme', forged(after)).trimEnd(),
        ),
      ),
    );
    expect(fault).toMatchObject({ kind: 'inserted', sequence: 23 });
  });

  it('names an event of another chain', () => {
    const globex = makeTrail({ key, tenant: 'globex', events: 3, every: 3 });
    const { fault } = verify(
      edited(lines => {
        lines[lineOf(2)] = globex.lines[2];
      }),
    );
    expect(fault).toMatchObject({ kind: 'inserted', sequence: 2 });
  });

  it('names an event that was forged with a hash that fits', () => {
    const { fault } = verify(
      edited(lines => {
        lines[lineOf(23)] = trailLines
          .event('acme', forged(trail.events[22]))
          .trimEnd();
      }),
    );
    expect(fault).toMatchObject({ kind: 'rewritten', sequence: 23, since: 21 });
  });

  it('names the stretch in which somebody made all hashes anew up to the end', () => {
    const { fault } = verify(rewrittenFrom(23));
    expect(fault).toMatchObject({ kind: 'rewritten', sequence: 30, since: 21 });
    expect(fault?.message).toContain('Events 21 to 30 were rewritten');
  });

  it('does not take a rewritten trail whose checkpoints and header are signed by another key', () => {
    const change = (record: AuditRecord, sequence: number) =>
      sequence === 23 ? { ...record, sentence: 'Nothing happened' } : record;
    const { lines } = makeTrail({ key: thief, events: 40, every: 10, change });
    expect(verify(lines, { keys: [key] }).fault).toMatchObject({
      kind: 'unknown-key',
      line: 1,
    });
    const mixed = [trail.lines[0], ...lines.slice(1)];
    expect(verify(mixed).fault).toMatchObject({
      kind: 'unknown-key',
      sequence: 10,
    });
    expect(verify(lines, { anchors: [trail.checkpoints[2]] }).intact).toBe(
      false,
    );
  });

  it('says where the end is missing', () => {
    for (let count = 1; count < trail.lines.length; count++) {
      const { fault, events } = verify(trail.lines.slice(0, count));
      expect(fault).toMatchObject(
        count === trail.lines.length - 1
          ? { kind: 'missing', sequence: 40 }
          : { kind: 'cut', sequence: events + 1 },
      );
    }
    expect(verify([]).fault).toMatchObject({ kind: 'unreadable' });
  });

  it('proves by a checkpoint kept elsewhere that a well made, shorter trail lacks its end', () => {
    const shorter = makeTrail({ key, events: 30, every: 10 });
    expect(verify(shorter.lines).intact).toBe(true);
    const { fault } = verify(shorter.lines, {
      anchors: [trail.checkpoints[3]],
    });
    expect(fault).toMatchObject({ kind: 'cut', sequence: 31 });
    expect(fault?.message).toContain('Events 31 to 40 are missing at the end');
  });

  it('proves by a checkpoint kept elsewhere that a trail forked', () => {
    const change = (record: AuditRecord, sequence: number) =>
      sequence === 25 ? { ...record, sentence: 'Nothing happened' } : record;
    const fork = makeTrail({ key, events: 40, every: 40, change });
    expect(verify(fork.lines).intact).toBe(true);
    const { fault } = verify(fork.lines, { anchors: trail.checkpoints });
    expect(fault).toMatchObject({ kind: 'rewritten', sequence: 30, since: 21 });
  });

  it('finds a checkpoint that was taken out, moved or replaced by an older one', () => {
    const [first, second] = [lineOf(11) - 1, lineOf(21) - 1];
    const out = verify(edited(lines => lines.splice(first, 1)));
    expect(out.fault).toMatchObject({
      kind: 'missing',
      sequence: 10,
      line: second,
    });
    const last = verify(edited(lines => lines.pop()));
    expect(last.fault).toMatchObject({ kind: 'missing', sequence: 40 });
    const replaced = edited(lines => {
      lines[second] = lines[first];
    });
    expect(verify(replaced).fault).toMatchObject({
      kind: 'inserted',
      sequence: 20,
      since: 11,
    });
    const twice = edited(lines => lines.splice(first, 0, lines[first]));
    expect(verify(twice).fault).toMatchObject({ line: first + 2 });
    const foreign = makeCheckpoint(
      { tenant: 'globex', previous: 10, key },
      { sequence: 20, hash: trail.events[19].hash },
    );
    const swapped = edited(lines => {
      lines[second] = trailLines.checkpoint(foreign).trimEnd();
    });
    expect(verify(swapped).fault).toMatchObject({
      kind: 'forged',
      sequence: 20,
    });
  });

  it('checks a trail that begins in the middle', () => {
    const start = { sequence: 20, hash: trail.events[19].hash };
    const rest = { start, checkpointBefore: 20, events: 20, checkpoints: 2 };
    const header = { ...trail.header, ...rest };
    const body = trail.lines.slice(lineOf(21));
    const line = signedHeader(header);
    expect(verify([line, ...body])).toMatchObject({ intact: true, events: 20 });
    const wrong = signedHeader({
      ...header,
      start: { ...start, hash: trail.events[3].hash },
    });
    expect(verify([wrong, ...body]).fault).toMatchObject({
      kind: 'rewritten',
      sequence: 21,
    });
    const fresh = signedHeader({
      ...header,
      start: { sequence: 0, hash: start.hash },
    });
    expect(verify([fresh, ...body]).fault).toMatchObject({
      kind: 'forged',
      line: 1,
    });
  });

  it('finds and locates each of 1,000 random edits', () => {
    const every = 25;
    const big = makeTrail({ key, events: 300, every });
    for (let round = 0; round < 1000; round++) {
      const lines = [...big.lines];
      const { what, at } = randomEdit(lines);
      const { intact, fault } = verify(lines, { keys: [key] });
      expect({ what, at, intact }).toEqual({ what, at, intact: false });
      // Lines move by one where one was taken out or put in; that a checkpoint is gone shows at the next one.
      const gone = what === 'drop' && big.lines[at].startsWith('{"checkpoint"');
      const distance = (fault?.line ?? lines.length + 1) - 1 - at;
      expect(distance).toBeGreaterThanOrEqual(0);
      expect(distance).toBeLessThanOrEqual(gone ? every : 1);
    }
  });

  it('reads back what it was given', () => {
    const [first] = trail.events;
    const link = trailLines.readEvent(trail.lines[1]);
    const { sequence, hash, previousHash } = first;
    const text = auditChain.text('acme', first);
    expect(link).toEqual({
      tenant: 'acme',
      sequence,
      hash,
      previousHash,
      text,
    });
    expect(eventOf(first)).toMatchObject({ sequence: 1, tenant: 'acme', hash });
    expect(JSON.parse(trail.lines[1])).toEqual({
      hash,
      link: {
        tenant: 'acme',
        sequence,
        previousHash,
        event: makeRecord('acme', 1),
      },
    });
  });
});

function rewrittenFrom(sequence: number): string[] {
  let previous = trail.events[sequence - 2].hash;
  return edited(lines => {
    for (const event of trail.events.slice(sequence - 1)) {
      const index = lines.findIndex(l => l.includes(event.body));
      const again = forged(event, previous);
      previous = again.hash;
      lines[index] = trailLines.event('acme', again).trimEnd();
    }
  });
}

function signedHeader(header: typeof trail.header): string {
  const { sign } = require('node:crypto') as typeof import('node:crypto');
  const text = trailLines.headerText(header);
  const signature = sign(null, Buffer.from(text), key.privateKey);
  return trailLines.header(header, signature.toString('hex')).trimEnd();
}

function randomEdit(lines: string[]): { what: string; at: number } {
  const pick = (size: number) => Math.floor(Math.random() * size);
  const at = pick(lines.length - 1);
  const what = ['flip', 'cut out', 'drop', 'swap', 'insert', 'repeat'][pick(6)];
  const line = lines[at];
  const place = pick(line.length);
  if (what === 'flip') {
    const changed = String.fromCharCode(
      line.charCodeAt(place) ^ (1 << pick(7)),
    );
    lines[at] = line.slice(0, place) + changed + line.slice(place + 1);
  }
  if (what === 'cut out')
    lines[at] = line.slice(0, place) + line.slice(place + 1);
  if (what === 'drop') lines.splice(at, 1);
  if (what === 'swap') [lines[at], lines[at + 1]] = [lines[at + 1], line];
  if (what === 'insert') lines.splice(at, 0, '{"sequence":7}');
  if (what === 'repeat') lines.splice(at, 0, line);
  return { what, at };
}
