import type { ChainLink } from './ChainLink';
import type { AuditKey } from './AuditKey';
import type { ChainPosition } from './ChainPosition';
import { checkpointText, type Checkpoint } from './Checkpoint';
import type { TrailCrypto } from './TrailCrypto';
import type { TrailFault } from './TrailFault';

type Fault = Pick<TrailFault, 'kind' | 'sequence' | 'since' | 'message'>;

/**
 * Checks a chain event by event, in constant memory, and says where it was tampered with.
 *
 * Each event carries the hash before it as well as its own. So an event that was changed fails by itself, and where two
 * sound events do not fit together the earlier one is the wrong one. Only who makes all hashes anew up to the end gets
 * past that; then the next checkpoint does not fit, and the fault lies between the last good checkpoint and it.
 */
export class ChainVerifier {
  readonly #tenant: string;
  readonly #crypto: TrailCrypto;
  readonly #keys: Map<string, string>;
  readonly #anchors = new Map<number, Checkpoint>();
  #last: ChainPosition;
  /** The last position that is beyond doubt: the start, and then each checkpoint that fits. */
  #proven: number;
  /** Event under the last checkpoint, 0 before the first. */
  #checkpoint: number;
  #events = 0;
  #checkpoints = 0;

  /**
   * @param options - `start`: the position before the first event; `checkpoint`: the event of the last checkpoint up
   * to there, 0 for none; `keys`: the keys whose signatures count
   */
  constructor(options: {
    tenant: string;
    start: ChainPosition;
    checkpoint: number;
    keys: readonly AuditKey[];
    crypto: TrailCrypto;
  }) {
    this.#tenant = options.tenant;
    this.#crypto = options.crypto;
    this.#keys = new Map(options.keys.map(k => [k.keyId, k.publicKey]));
    this.#last = options.start;
    this.#proven = options.start.sequence;
    this.#checkpoint = options.checkpoint;
  }

  /** The last event that was found good. */
  get position(): ChainPosition {
    return this.#last;
  }

  get events(): number {
    return this.#events;
  }

  get checkpoints(): number {
    return this.#checkpoints;
  }

  /** Names a checkpoint that was kept elsewhere: the chain must reach it and agree with it. */
  expect(checkpoint: Checkpoint): Fault | undefined {
    const fault = this.#signatureFault(checkpoint);
    if (fault) return fault;
    this.#anchors.set(checkpoint.sequence, checkpoint);
    return this.#anchorFault();
  }

  /** Takes the next event. */
  addEvent(event: ChainLink): Fault | undefined {
    const { tenant, sequence, text, hash, previousHash } = event;
    const expected = this.#last.sequence + 1;
    if (this.#crypto.sha256(text) !== hash) {
      return {
        kind: 'changed',
        sequence: expected,
        message: `Event ${expected} was changed: its content does not fit its hash`,
      };
    }
    if (tenant !== this.#tenant) {
      return {
        kind: 'inserted',
        sequence: expected,
        message: `Event ${expected} belongs to the chain of "${tenant}"`,
      };
    }
    if (sequence !== expected) return this.#placeFault(sequence, expected);
    if (previousHash !== this.#last.hash) return this.#linkFault(expected);
    this.#last = { sequence, hash };
    this.#events += 1;
    return this.#anchorFault();
  }

  /** Takes a checkpoint that stands right behind the event it names. */
  addCheckpoint(checkpoint: Checkpoint): Fault | undefined {
    const { sequence, hash } = checkpoint;
    const fault =
      this.#signatureFault(checkpoint) ?? this.#orderFault(checkpoint);
    if (fault) return fault;
    if (hash !== this.#last.hash) return this.#rewritten(checkpoint);
    this.#proven = sequence;
    this.#checkpoint = sequence;
    this.#checkpoints += 1;
    return undefined;
  }

  /** Says after the last event whether the end is there. */
  finish(): Fault | undefined {
    for (const { sequence, at } of this.#anchors.values()) {
      if (sequence <= this.#last.sequence) continue;
      return this.cutAt(
        sequence,
        `a checkpoint of ${at} proves that event ${sequence} was there`,
      );
    }
    return undefined;
  }

  /** The fault of a chain that should reach further than it does. */
  cutAt(sequence: number, proof: string): Fault {
    const first = this.#last.sequence + 1;
    const what =
      first >= sequence
        ? `Event ${first} is`
        : `Events ${first} to ${sequence} are`;
    return {
      kind: 'cut',
      sequence: first,
      message: `${what} missing at the end: ${proof}`,
    };
  }

  #placeFault(sequence: number, expected: number): Fault {
    if (sequence > expected) {
      return {
        kind: 'missing',
        sequence: expected,
        message: `Event ${expected} is missing: event ${sequence} stands in its place`,
      };
    }
    return {
      kind: 'inserted',
      sequence,
      since: this.#since(),
      message: `Two events claim the number ${sequence}: one of them was put in, or events changed places`,
    };
  }

  #linkFault(expected: number): Fault {
    const { sequence } = this.#last;
    if (sequence === this.#proven) {
      const before = sequence
        ? `event ${sequence}`
        : 'the beginning of the chain';
      return {
        kind: 'rewritten',
        sequence: expected,
        message: `Event ${expected} was replaced: it does not continue from ${before}`,
      };
    }
    return {
      kind: 'rewritten',
      sequence,
      since: this.#since(),
      message: `Event ${sequence} was replaced: event ${expected} continues from another one`,
    };
  }

  #anchorFault(): Fault | undefined {
    const anchor = this.#anchors.get(this.#last.sequence);
    if (!anchor) return undefined;
    if (anchor.hash !== this.#last.hash) return this.#rewritten(anchor);
    this.#proven = anchor.sequence;
    return undefined;
  }

  #orderFault({ sequence, previous }: Checkpoint): Fault | undefined {
    const here = this.#last.sequence;
    if (sequence === here && previous === this.#checkpoint) return undefined;
    return {
      kind: sequence === here ? 'missing' : 'inserted',
      sequence: sequence === here ? previous : here,
      since: this.#since(),
      message:
        sequence === here
          ? `The checkpoint of event ${previous} is missing: the one of event ${sequence} follows it`
          : `The checkpoint of event ${sequence} stands behind event ${here}`,
    };
  }

  #rewritten({ sequence, at }: Checkpoint): Fault {
    const since = this.#since();
    const range =
      since < sequence
        ? `Events ${since} to ${sequence} were`
        : `Event ${sequence} was`;
    return {
      kind: 'rewritten',
      sequence,
      since,
      message: `${range} rewritten: the checkpoint of ${at} was signed over other events`,
    };
  }

  #signatureFault(checkpoint: Checkpoint): Fault | undefined {
    const { sequence, keyId, tenant, signature } = checkpoint;
    const key = this.#keys.get(keyId);
    if (!key) {
      return {
        kind: 'unknown-key',
        sequence,
        message: `The checkpoint of event ${sequence} is signed by the key ${keyId}, which is not trusted here`,
      };
    }
    const text = checkpointText(checkpoint);
    const good = this.#crypto.verify(key, text, signature);
    if (good && tenant === this.#tenant) return undefined;
    return {
      kind: 'forged',
      sequence,
      since: this.#since(),
      message: good
        ? `The checkpoint of event ${sequence} belongs to the chain of "${tenant}"`
        : `The checkpoint of event ${sequence} was changed or forged: its signature does not fit`,
    };
  }

  #since(): number {
    return this.#proven + 1;
  }
}
