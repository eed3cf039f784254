import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Directory } from '../directory/Directory';
import type { Person } from '../directory/Person';

/** Name of the job that voids tokens when the tenants context could not be reached at once. */
export const VOID_TOKENS = 'voidTokens';

type Enqueue = (person: Person, before: Date) => Promise<void>;

/**
 * Ends the tokens that came of sign-ins. They live by themselves for ten minutes: what ends them is a time in the
 * tenants context before which none counts.
 */
export class Revocation {
  readonly #directory: Directory;
  readonly #logger: LoggerService;
  readonly #later: Enqueue;

  /** @param later - queues the job that voids tokens */
  constructor(options: {
    directory: Directory;
    logger: LoggerService;
    later: Enqueue;
  }) {
    this.#directory = options.directory;
    this.#logger = options.logger;
    this.#later = options.later;
  }

  /**
   * Voids all tokens the person has. A browser whose sign-in goes on gets a new one with its next refresh.
   *
   * The time is the second after next, at its beginning: tokens tell their issue in whole seconds, and whoever read
   * the sign-in as open just before its end has made their token by then.
   */
  async voidTokens(person: Person): Promise<void> {
    const before = new Date(Math.ceil(Date.now() / 1000 + 1) * 1000);
    try {
      await this.#directory.voidTokens(person.ref, before);
    } catch (error) {
      this.#logger.warn('tokens will be voided later', error as Error);
      await this.#later(person, before);
    }
  }
}
