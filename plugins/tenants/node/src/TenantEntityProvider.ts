import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/** Entities to be in the catalog, and references of those that are to go. */
export type EntityChanges = { present: Entity[]; gone: string[] };

/**
 * Keeps what a context's tables say in the catalog. Changes come as events; a reconciliation, page by page, mends
 * whatever an event missed.
 */
export class TenantEntityProvider implements EntityProvider {
  readonly #name: string;
  readonly #logger: LoggerService;
  readonly #pages: () => AsyncIterable<EntityChanges>;
  #connection?: EntityProviderConnection;
  #known = new Set<string>();
  readonly #waiting: AsyncIterator<EntityChanges>[] = [];
  #isAtWork = false;

  /** @param options - `pages` gives everything the context has, a page of up to 1,000 at a time */
  constructor(options: {
    name: string;
    logger: LoggerService;
    pages(): AsyncIterable<EntityChanges>;
  }) {
    this.#name = options.name;
    this.#logger = options.logger;
    this.#pages = options.pages;
  }

  getProviderName(): string {
    return `wardroom-${this.#name}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /** Writes changes into the catalog. */
  async apply({ present, gone }: EntityChanges): Promise<void> {
    if (!this.#connection) return;
    const locationKey = this.getProviderName();
    for (const entity of present) this.#known.add(stringifyEntityRef(entity));
    for (const ref of gone) this.#known.delete(ref);
    await this.#connection.applyMutation({
      type: 'delta',
      added: present.map(entity => ({
        entity: located(entity, `wardroom:${this.#name}`),
        locationKey,
      })),
      removed: gone.map(entityRef => ({ entityRef, locationKey })),
    });
  }

  /**
   * Writes changes while nobody waits for it, page by page: those of a large import let those of others pass. A page is read
   * when the one before it is written, so that no older state comes after a newer one.
   */
  follow(pages: AsyncIterable<EntityChanges>): void {
    this.#waiting.push(pages[Symbol.asyncIterator]());
    if (!this.#isAtWork) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    for (
      let pages = this.#waiting.shift();
      pages;
      pages = this.#waiting.shift()
    ) {
      try {
        const { done, value } = await pages.next();
        if (done) continue;
        await this.apply(value);
        this.#waiting.push(pages);
      } catch (error) {
        this.#logger.warn(
          `a change of ${this.#name} is in the catalog with the next reconciliation`,
          error as Error,
        );
      }
    }
    this.#isAtWork = false;
  }

  /** Brings the catalog to what the context has now. */
  async reconcile(): Promise<void> {
    const before = this.#known;
    this.#known = new Set();
    let count = 0;
    for await (const page of this.#pages()) {
      await this.apply(page);
      count += page.present.length;
    }
    const gone = [...before].filter(ref => !this.#known.has(ref));
    if (gone.length > 0) await this.apply({ present: [], gone });
    this.#logger.debug(`catalog reconciled with ${this.#name}`, { count });
  }
}

function located(entity: Entity, location: string): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
  };
}
