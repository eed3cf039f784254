import { auditChain } from './auditChain';
import { auditKey, type AuditKey } from './AuditKey';
import { ChainVerifier } from './ChainVerifier';
import type { Checkpoint } from './Checkpoint';
import type { TrailCrypto } from './TrailCrypto';
import type { TrailFault } from './TrailFault';
import type { TrailHeader } from './TrailHeader';
import { trailLines } from './trailLines';

/** What checking a trail file found. */
export type TrailVerdict = {
  intact: boolean;
  events: number;
  checkpoints: number;
  header?: TrailHeader;
  fault?: TrailFault;
};

/**
 * Checks a downloaded trail line by line, without any help of the server that wrote it. Every byte of the file is
 * covered: the header and checkpoints by signatures, events by the chain, the end by the header's counts.
 */
export class TrailVerifier {
  readonly #crypto: TrailCrypto;
  readonly #trusted?: readonly AuditKey[];
  readonly #anchors: readonly Checkpoint[];
  #chain?: ChainVerifier;
  #header?: TrailHeader;
  #line = 0;
  #fault?: TrailFault;

  /**
   * @param options - `keys`: the keys the reader trusts; without them those of the file count, which shows that the
   * file fits together, but not who made it. `anchors`: checkpoints kept from earlier
   */
  constructor(options: {
    crypto: TrailCrypto;
    keys?: readonly AuditKey[];
    anchors?: readonly Checkpoint[];
  }) {
    this.#crypto = options.crypto;
    this.#trusted = options.keys;
    this.#anchors = options.anchors ?? [];
  }

  get events(): number {
    return this.#chain?.events ?? 0;
  }

  /** Takes the next line, without its line feed. Returns false once something is wrong: the rest need not be read. */
  addLine(line: string): boolean {
    if (this.#fault) return false;
    this.#line += 1;
    const fault = this.#chain
      ? this.#contentFault(this.#chain, line)
      : this.#headerFault(line);
    if (fault) this.#fault = { ...fault, line: this.#line };
    return !fault;
  }

  /** Says that the file is broken in a way that lines cannot tell, such as bytes that are no text. */
  refuse(message: string): void {
    const sequence = (this.#chain?.position.sequence ?? 0) + 1;
    const line = this.#line + 1;
    this.#fault ??= { kind: 'unreadable', sequence, line, message };
  }

  /** The verdict, after the last line. */
  finish(): TrailVerdict {
    this.#fault ??= this.#endFault();
    return {
      intact: !this.#fault,
      events: this.events,
      checkpoints: this.#chain?.checkpoints ?? 0,
      header: this.#header,
      fault: this.#fault,
    };
  }

  #contentFault(chain: ChainVerifier, line: string) {
    const event = trailLines.readEvent(line);
    if (event) return chain.addEvent(event);
    const checkpoint = trailLines.readCheckpoint(line);
    if (checkpoint) return chain.addCheckpoint(checkpoint);
    const sequence = chain.position.sequence + 1;
    return {
      kind: 'unreadable' as const,
      sequence,
      message: `Line ${this.#line}, where event ${sequence} belongs, is not written as a line of a trail`,
    };
  }

  #headerFault(line: string) {
    const read = trailLines.readHeader(line);
    if (!read) {
      return inHeader(
        'unreadable',
        'The first line is not the header of a trail',
      );
    }
    const { header, signature } = read;
    const { sha256, verify } = this.#crypto;
    if (
      header.keys.some(k => auditKey(k.publicKey, sha256).keyId !== k.keyId)
    ) {
      return inHeader('forged', 'A key of the header does not fit its name');
    }
    const keys = this.#trusted ?? header.keys;
    const key = keys.find(k => k.keyId === header.keyId);
    if (!key) {
      return inHeader(
        'unknown-key',
        `The trail is signed by the key ${header.keyId}, which is not among the trusted ones`,
      );
    }
    if (!verify(key.publicKey, trailLines.headerText(header), signature)) {
      return inHeader('forged', 'The header was changed or forged');
    }
    const { tenant, start } = header;
    if (
      start.sequence === 0 &&
      start.hash !== auditChain.start(tenant, sha256).hash
    ) {
      return inHeader('forged', 'The chain does not begin where chains begin');
    }
    this.#header = header;
    this.#chain = new ChainVerifier({
      tenant,
      start,
      checkpoint: header.checkpointBefore,
      keys,
      crypto: this.#crypto,
    });
    return this.#anchorFault(this.#chain, header);
  }

  #anchorFault(chain: ChainVerifier, { head, start }: TrailHeader) {
    const anchors = this.#anchors.filter(a => a.sequence > start.sequence);
    for (const anchor of head ? [head, ...anchors] : anchors) {
      const fault = chain.expect(anchor);
      if (fault) return fault;
    }
    return undefined;
  }

  #endFault(): TrailFault | undefined {
    const { tenant, events = 0, checkpoints = 0 } = this.#header ?? {};
    if (!this.#chain || !tenant) {
      return inHeader('unreadable', 'The file is empty');
    }
    const { position } = this.#chain;
    const missing = this.#chain.finish();
    if (missing) return missing;
    if (this.#chain.events !== events) {
      return {
        kind: 'inserted',
        sequence: position.sequence,
        message: `The file holds ${this.#chain.events} events; its header says ${events}`,
      };
    }
    if (this.#chain.checkpoints === checkpoints) return undefined;
    return {
      kind: 'missing',
      sequence: position.sequence,
      message: `The file holds ${this.#chain.checkpoints} checkpoints; its header says ${checkpoints}`,
    };
  }
}

function inHeader(kind: TrailFault['kind'], message: string) {
  return { kind, sequence: 0, message };
}
