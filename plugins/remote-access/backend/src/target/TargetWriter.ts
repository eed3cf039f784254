import { isDeepStrictEqual } from 'node:util';
import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import type {
  HostKey,
  TargetPolicy,
  TargetSettings,
} from '@wardroom/remote-access-common';
import { TargetReader, type StoredTarget } from './TargetReader';
import { rewireBehind } from './queries/rewireBehind';

export type TargetChanges = {
  name?: string;
  host?: string;
  port?: number;
  username?: string;
  credential?: string;
  settings?: TargetSettings;
  /** Ids of targets. */
  jumps?: string[];
  policy?: TargetPolicy;
  /** `null`: it stands in no site any more. */
  site?: string | null;
  /** What it is known by from now on; `null`: the key that it shows next. */
  known?: HostKey | null;
};

export type NewTarget = Required<Omit<TargetChanges, 'site' | 'known'>> & {
  site?: string | null;
  asset: string;
  pinned?: HostKey;
};

type Key = { tenant: string; id: string; version: number };

/** What makes the way to a target, beside its place. */
const wires = ['username', 'credential', 'settings', 'jumps'] as const;

const taken =
  'name: this asset has a target of this name already; choose another';

/** Writes targets. */
export class TargetWriter extends TargetReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(tenant: string, fields: NewTarget): Promise<StoredTarget> {
    const { asset, pinned, ...rest } = fields;
    const id = newId('tgt');
    await this.#write.insert(
      'targets',
      {
        tenant_id: tenant,
        id,
        asset,
        protocol: rest.settings.protocol,
        pinned: json(pinned),
        ...columns(rest),
      },
      taken,
    );
    return this.get(tenant, id);
  }

  /**
   * Changes it. A pinned key belongs to the place: at another address, or in another network, it is pinned anew; an
   * authority certifies names, and stays. Sessions that took another way than the present one are ended, those on hosts
   * behind it too.
   */
  async update(target: Key, changes: TargetChanges): Promise<StoredTarget> {
    const before = await this.get(target.tenant, target.id);
    const moved =
      (changes.host ?? before.host) !== before.host ||
      (changes.port ?? before.port) !== before.port ||
      (changes.site !== undefined &&
        (changes.site ?? undefined) !== before.site?.id);
    const rewired =
      moved || wires.some(field => differs(changes, before, field));
    if (rewired) {
      const { tenant, id } = target;
      await rewireBehind(this.knex, { tenant, target: id });
    }
    const { known } = changes;
    const forget = moved && !before.pinned?.authority;
    return this.#change(target, {
      ...columns(changes),
      ...(forget && { pinned: null, presented: null }),
      ...(known !== undefined && {
        pinned: known && json(known),
        presented: null,
      }),
      ...(rewired && { way: this.knex.raw('way + 1') }),
    });
  }

  /** Expects this key from now on, and forgets another one that was met. */
  pin(target: Key, key: HostKey): Promise<StoredTarget> {
    return this.#change(target, { pinned: json(key), presented: null });
  }

  /** Keeps the unexpected key that was met, to be compared by a person. */
  meet(target: Key, key: HostKey): Promise<StoredTarget> {
    return this.#change(target, { presented: json(key) });
  }

  async delete(tenant: string, id: string): Promise<void> {
    await this.#write.delete('targets', { tenantId: tenant, id });
  }

  async #change(
    { tenant, id, version }: Key,
    changes: Record<string, unknown>,
  ): Promise<StoredTarget> {
    const row = { tenantId: tenant, id, version };
    await this.#write.update('targets', row, changes);
    return this.get(tenant, id);
  }
}

function differs(
  changes: TargetChanges,
  before: StoredTarget,
  field: (typeof wires)[number],
): boolean {
  const was = {
    ...before,
    credential: before.credential.id,
    jumps: before.jumps.map(({ id }) => id),
  };
  return (
    changes[field] !== undefined &&
    !isDeepStrictEqual(changes[field], was[field])
  );
}

function columns(fields: TargetChanges) {
  return {
    name: fields.name,
    host: fields.host,
    port: fields.port,
    username: fields.username,
    credential_id: fields.credential,
    site_id: fields.site,
    settings: json(fields.settings),
    jumps: json(fields.jumps),
    policy: json(fields.policy),
  };
}

function json(value: unknown) {
  return value === undefined ? undefined : JSON.stringify(value);
}
