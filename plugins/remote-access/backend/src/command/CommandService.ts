import type { Page } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Command } from '@wardroom/remote-access-common';
import type { CommandFilter, CommandReader } from './CommandReader';
import type { CommandWriter } from './CommandWriter';

type Store = TenantStore<
  { commands: typeof CommandReader },
  { commands: typeof CommandWriter }
>;

/** Use cases of the command log. */
export class CommandService {
  readonly #store: Store;

  constructor(options: { store: Store }) {
    this.#store = options.store;
  }

  /** Who searched for what is on record with every customer of whom something was found, and of whom it was asked. */
  async search(
    scope: TenantScope,
    filter: CommandFilter,
  ): Promise<Page<Command>> {
    const { search = '', session, person } = filter;
    return this.#store.transact(scope, async tx => {
      const page = await tx.commands.search(filter);
      const named = scope.tenants === '*' ? [] : scope.tenants;
      const tenants = new Set([
        ...(named.length === 1 ? named : []),
        ...page.items.map(({ tenant }) => tenant),
      ]);
      for (const tenant of tenants) {
        const asked = { search, session, person };
        await tx.audit('command.searched', { tenant, ...asked });
      }
      return page;
    });
  }
}
