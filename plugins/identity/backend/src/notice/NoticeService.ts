import { InputError } from '@backstage/errors';
import type { Notice } from '@wardroom/identity-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import { PROVIDER, tenantsGranted } from '@wardroom/tenants-common';
import type { Directory } from '../directory/Directory';

export const DELIVER_NOTICE = 'deliver notice';

/** What the job that tells one person is given. */
export type NoticeFor = Omit<Notice, 'to' | 'except'> & { person: string };

/**
 * Tells people something. Here alone it is decided who gets it: people of the one customer that it is about, and staff who
 * may see that customer; nobody else, whatever the caller asks for.
 */
export class NoticeService {
  readonly #store: TenantStore;
  readonly #directory: Directory;

  constructor(options: { store: TenantStore; directory: Directory }) {
    this.#store = options.store;
    this.#directory = options.directory;
  }

  async send(scope: TenantScope, notice: Notice): Promise<{ people: number }> {
    const { to, except, ...told } = notice;
    const { tenant, about, topic, title, mail } = told;
    const found = await this.#found(tenant, to);
    const people = [...new Set(found)].filter(ref => ref !== except);
    for (const ref of people) mustBeOf(tenant, ref);
    if (people.length === 0) return { people: 0 };
    await this.#store.transact(scope.in(tenant), async tx => {
      for (const person of people) {
        await tx.enqueue(DELIVER_NOTICE, tenant, { ...told, person });
      }
      await tx.audit('notice.sent', {
        ...{ tenant, object: about, topic, title, mail },
        people: people.join(', '),
      });
    });
    return { people: people.length };
  }

  async #found(tenant: string, to: Notice['to']): Promise<string[]> {
    if (to.kind === 'people') return this.#named(tenant, to.refs);
    const { of, permission } = to;
    return this.#directory.findHolders({ tenant, of, permission });
  }

  /** Those of them who may act. InputError where one has nothing to do with the customer. */
  async #named(tenant: string, refs: string[]): Promise<string[]> {
    const active: string[] = [];
    for (const ref of refs) {
      mustBeOf(tenant, ref);
      const access = await this.#directory.findAccess(ref);
      if (!access) continue;
      const visible = tenantsGranted(access, 'tenant.read');
      if (visible !== '*' && !visible.includes(tenant)) throw foreign(ref);
      active.push(ref);
    }
    return active;
  }
}

function mustBeOf(tenant: string, ref: string): void {
  const homes = [tenant, PROVIDER];
  if (!homes.some(home => ref.startsWith(`user:${home}/`))) throw foreign(ref);
}

function foreign(ref: string): InputError {
  return new InputError(`to: ${ref} has nothing to do with this customer`);
}
