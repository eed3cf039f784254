import { createHash, randomBytes } from 'node:crypto';

/** The secret with which a lost browser comes back. The session keeps its hash only, and takes each one once. */
export class ResumeToken {
  private hash: string | undefined;

  static hashOf(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }

  /** A new token; the one before is void. */
  issue(): string {
    const token = randomBytes(32).toString('base64url');
    this.hash = ResumeToken.hashOf(token);
    return token;
  }

  isHash(hash: string): boolean {
    return this.hash === hash;
  }

  /** Voids it. The answer puts it back, unless there is a new one. */
  take(): () => void {
    const { hash } = this;
    this.hash = undefined;
    return () => {
      this.hash ??= hash;
    };
  }
}
