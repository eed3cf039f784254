import { ConflictError, InputError } from '@backstage/errors';
import type { assetsContract } from '@wardroom/assets-common';
import type { Page, PageInput } from '@wardroom/platform-common';
import type {
  PluginClient,
  TenantScope,
  Effects,
  TenantStore,
  TenantTransaction,
} from '@wardroom/platform-node';
import {
  defaultTargetPolicy,
  sessionOpen,
  targetDelete,
  targetRepin,
  targetUpdate,
  type Target,
  type TargetProtocol,
} from '@wardroom/remote-access-common';
import type { CredentialWriter } from '../credential/CredentialWriter';
import { auditTrust } from './auditTrust';
import { checkJumps } from './checkJumps';
import { checkProxyCommand } from './checkProxyCommand';
import { checkTrust } from './checkTrust';
import { knownBy } from './knownBy';
import { targetActions } from './targetPolicy';
import type { StoredTarget, TargetReader } from './TargetReader';
import type { NewTarget, TargetChanges, TargetWriter } from './TargetWriter';

/** All that targets ask about sites: sites know of targets, not the other way round. */
type Sites = new (transaction: TenantTransaction) => {
  faultOfPlace(
    tenant: string,
    place: { id?: string; site?: string | null; host: string; port: number },
  ): Promise<string | undefined>;
};

type Store = TenantStore<
  { targets: typeof TargetReader },
  {
    credentials: typeof CredentialWriter;
    sites: Sites;
    targets: typeof TargetWriter;
  }
>;

type Transaction = {
  credentials: CredentialWriter;
  targets: TargetWriter;
} & Effects;

type Input = { id: string; version: number };

const plainSsh = { protocol: 'ssh' as const };

/** Use cases of targets. */
export class TargetService {
  readonly #store: Store;
  readonly #assets: PluginClient<typeof assetsContract>;
  readonly #recheck: () => Promise<void>;
  readonly #proxyCommands: readonly string[];

  /**
   * @param options - `recheck` ends the sessions on a target that is gone, or is reached by another way from now on;
   *   `proxyCommands`: names of those that the configuration has
   */
  constructor(options: {
    store: Store;
    assets: PluginClient<typeof assetsContract>;
    recheck(): Promise<void>;
    proxyCommands: readonly string[];
  }) {
    this.#store = options.store;
    this.#assets = options.assets;
    this.#recheck = options.recheck;
    this.#proxyCommands = options.proxyCommands;
  }

  async list(
    scope: TenantScope,
    filter: PageInput & { asset?: string; search?: string },
  ): Promise<Page<Target>> {
    const page = await this.#store.read(scope, r => r.targets.list(filter));
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async get(scope: TenantScope, input: { id: string }): Promise<Target> {
    const target = await this.#store.read(scope, r =>
      r.targets.get(scope.tenant, input.id),
    );
    return this.#one(scope, target);
  }

  async create(
    scope: TenantScope,
    input: Omit<NewTarget, 'policy' | 'settings' | 'jumps'> &
      Pick<TargetChanges, 'policy' | 'settings' | 'jumps'> & {
        hostAuthority?: string;
      },
  ): Promise<Target> {
    const { tenant } = scope;
    await this.#checkAsset(tenant, input.asset);
    const { policy = defaultTargetPolicy, settings = plainSsh } = input;
    const { jumps = [], hostAuthority, ...fields } = input;
    const { protocol } = settings;
    checkUsername(protocol, input.username);
    await checkTrust(scope, { tenant, protocol }, hostAuthority);
    const pinned = knownBy(hostAuthority) ?? input.pinned;
    const target = await this.#store.transact(scope, async tx => {
      await checkCredential(tx, tenant, input.credential);
      await checkJumps(tx, { tenant, jumps });
      refuse(await tx.sites.faultOfPlace(tenant, input));
      const created = await tx.targets.create(tenant, {
        ...{ ...fields, policy, settings, jumps, pinned },
      });
      checkProxyCommand(created, this.#proxyCommands);
      const { id, name, asset, host, port, username, credential } = created;
      await tx.audit('target.created', {
        ...{ tenant, object: id, name, asset, host, port, username },
        credential: credential.label,
      });
      if (hostAuthority) await auditTrust(tx, undefined, created);
      await tx.emit('target.created', { tenant, id, asset });
      return created;
    });
    return this.#one(scope, target);
  }

  async update(
    scope: TenantScope,
    input: Input & TargetChanges & { hostAuthority?: string | null },
  ): Promise<Target> {
    const { tenant } = scope;
    const { id, version, hostAuthority, ...changes } = input;
    const target = await this.#store.transact(scope, async tx => {
      if (changes.credential) {
        await checkCredential(tx, tenant, changes.credential);
      }
      const before = await tx.targets.get(tenant, id);
      checkProtocol(before, changes);
      await checkTrust(scope, before, hostAuthority);
      checkUsername(before.protocol, changes.username);
      await checkJumps(tx, { tenant, id, jumps: changes.jumps });
      const { host, port } = { ...before, ...changes };
      const site = changes.site === undefined ? before.site?.id : changes.site;
      const place = { id, site, host, port };
      refuse(await tx.sites.faultOfPlace(tenant, place));
      const after = await tx.targets.update(
        { tenant, id, version },
        {
          ...changes,
          known: knownBy(hostAuthority),
        },
      );
      checkProxyCommand(after, this.#proxyCommands);
      const changed = changedFields(before, after);
      const { name } = after;
      await tx.audit('target.updated', { tenant, object: id, name, changed });
      if (hostAuthority !== undefined) await auditTrust(tx, before, after);
      return after;
    });
    await this.#recheck();
    return this.#one(scope, target);
  }

  /** Takes the key that was met for the right one. The fingerprint says which key the person compared. */
  async repin(
    scope: TenantScope,
    input: Input & { fingerprint: string; reason: string },
  ): Promise<Target> {
    const { tenant } = scope;
    const { id, version, fingerprint, reason } = input;
    const target = await this.#store.transact(scope, async tx => {
      const { name, pinned, presented } = await tx.targets.get(tenant, id);
      if (!presented) {
        throw new ConflictError(`${name} showed no other host key`);
      }
      if (presented.fingerprint !== fingerprint) {
        throw new ConflictError(
          `${name} showed ${presented.fingerprint} meanwhile: compare that one`,
        );
      }
      const after = await tx.targets.pin({ tenant, id, version }, presented);
      await tx.audit('target.repinned', {
        ...{ tenant, object: id, name, reason },
        before: pinned?.fingerprint ?? 'none',
        after: fingerprint,
      });
      return after;
    });
    return this.#one(scope, target);
  }

  async delete(scope: TenantScope, input: { id: string }) {
    const { tenant } = scope;
    const { id } = input;
    await this.#store.transact(scope, async tx => {
      const { name, asset } = await tx.targets.get(tenant, id);
      const users = await tx.targets.reachedThrough(tenant, id);
      if (users.length > 0) {
        throw new ConflictError(
          `${name} is on the way to ${users.join(', ')}: give these another way first`,
        );
      }
      await tx.targets.delete(tenant, id);
      await tx.audit('target.deleted', { tenant, object: id, name });
      await tx.emit('target.deleted', { tenant, id, asset });
    });
    await this.#recheck();
    return { id };
  }

  async #checkAsset(tenant: string, asset: string) {
    const { items } = await this.#assets.assets.resolve({
      tenant,
      id: [asset],
    });
    if (items.some(a => a.state === 'active')) return;
    throw new InputError(`asset: ${asset} is not an active asset of ${tenant}`);
  }

  async #one(scope: TenantScope, target: StoredTarget): Promise<Target> {
    const [presented] = await this.#present(scope, [target]);
    return presented;
  }

  async #present(
    scope: TenantScope,
    targets: StoredTarget[],
  ): Promise<Target[]> {
    const rights = [sessionOpen, targetUpdate, targetDelete, targetRepin];
    const held = await scope.rights(rights);
    return targets.map(target => ({
      ...target,
      allowedActions: targetActions(target, held),
    }));
  }
}

async function checkCredential(tx: Transaction, tenant: string, id: string) {
  try {
    await tx.credentials.get(tenant, id);
  } catch (error) {
    if ((error as Error).name !== 'NotFoundError') throw error;
    throw new InputError(`credential: there is no ${id} in ${tenant}`);
  }
}

function refuse(fault: string | undefined): void {
  if (fault) throw new InputError(fault);
}

/** Those that are signed in to without a name, or not always with one. */
const nameless: TargetProtocol[] = ['vnc', 'web', 'api'];

function checkUsername(protocol: TargetProtocol, username?: string) {
  if (username !== '' || nameless.includes(protocol)) return;
  throw new InputError(`username: ${protocol} needs the name to sign in as`);
}

function checkProtocol(target: StoredTarget, { settings }: TargetChanges) {
  if (!settings || settings.protocol === target.protocol) return;
  throw new InputError(
    `settings: ${target.name} is a target for ${target.protocol} and stays one; create another target for ${settings.protocol}`,
  );
}

function changedFields(before: StoredTarget, after: StoredTarget): string {
  const fields = [
    'name',
    'host',
    'port',
    'username',
    'credential',
    'site',
    'settings',
    'jumps',
    'policy',
    'pinned',
  ] as const;
  return fields
    .filter(f => JSON.stringify(before[f]) !== JSON.stringify(after[f]))
    .join(', ');
}
