const hidden = '[secret]';

/**
 * A secret in memory that cannot print itself: every way of turning it into text gives `[secret]`,
 * but for `expose()`, which belongs in the line that uses the value.
 */
export class Secret {
  readonly #bytes: Uint8Array;
  #zeroed = false;

  constructor(value: string | Uint8Array) {
    this.#bytes =
      typeof value === 'string' ? new TextEncoder().encode(value) : value;
  }

  /** The value as text. Throws once the secret was zeroed. */
  expose(): string {
    return new TextDecoder().decode(this.exposeBytes());
  }

  /** The value's own bytes, not a copy: they turn to zeros with the secret. */
  exposeBytes(): Uint8Array {
    if (this.#zeroed) throw new Error('This secret was zeroed after its use');
    return this.#bytes;
  }

  /** Overwrites the value. */
  zero(): void {
    this.#bytes.fill(0);
    this.#zeroed = true;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [Symbol.toPrimitive](): string {
    return hidden;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return hidden;
  }
}
