import { InputError, NotAllowedError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import {
  type Effects,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  emergencyLifecycle,
  type Emergency,
  type EmergencyState,
} from '@wardroom/remote-access-common';
import type { PolicyReader } from '../policy/PolicyReader';
import { rulesInForce } from '../policy/rulesInForce';
import type { TargetReader } from '../target/TargetReader';
import { emergencyFacts } from './emergencyFacts';
import { emergencyActions, emergencyRights } from './emergencyPolicy';
import type { EmergencyReader, StoredEmergency } from './EmergencyReader';
import type { EmergencyWriter } from './EmergencyWriter';

type Store = TenantStore<
  {
    emergencies: typeof EmergencyReader;
    policies: typeof PolicyReader;
    targets: typeof TargetReader;
  },
  { emergencies: typeof EmergencyWriter }
>;

type Transaction = { emergencies: EmergencyWriter } & Effects;

type Step = { id: string; version: number };

/** Use cases of emergency access. */
export class EmergencyService {
  readonly #store: Store;
  readonly #recheck: () => Promise<void>;

  /** @param options - `recheck` ends the sessions of what was ended */
  constructor(options: { store: Store; recheck(): Promise<void> }) {
    this.#store = options.store;
    this.#recheck = options.recheck;
  }

  async list(
    scope: TenantScope,
    filter: PageInput & { state?: EmergencyState[] },
  ): Promise<Page<Emergency>> {
    const page = await this.#store.readOnce(scope, r =>
      r.emergencies.list(filter),
    );
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async request(
    scope: TenantScope,
    input: { targets: string[]; minutes: number; reason: string },
  ): Promise<Emergency> {
    const { tenant, actor } = scope;
    const { minutes, reason } = input;
    await this.#checkMinutes(tenant, minutes);
    const targets = await this.#targets(scope, input.targets);
    return this.#change(scope, 'emergency.requested', tx =>
      tx.emergencies.create(tenant, {
        ...{ targets, minutes, reason },
        person: actor.ref,
      }),
    );
  }

  /** A second person gives it. From here on the customer sees it, and can end it. */
  async approve(scope: TenantScope, step: Step): Promise<Emergency> {
    const { minutes } = await this.#require(scope, step, 'approve');
    await this.#checkMinutes(scope.tenant, minutes);
    return this.#change(scope, 'emergency.approved', async tx =>
      tx.emergencies.approve(await load(tx, scope, step), scope.actor.ref),
    );
  }

  async decline(
    scope: TenantScope,
    { reason: note, ...step }: Step & { reason: string },
  ): Promise<Emergency> {
    await this.#require(scope, step, 'decline');
    const by = scope.actor.ref;
    return this.#change(scope, 'emergency.declined', async tx =>
      tx.emergencies.close(await load(tx, scope, step), 'decline', {
        ...{ by, note },
      }),
    );
  }

  async withdraw(scope: TenantScope, step: Step): Promise<Emergency> {
    await this.#require(scope, step, 'withdraw');
    return this.#change(scope, 'emergency.withdrawn', async tx =>
      tx.emergencies.close(await load(tx, scope, step), 'withdraw'),
    );
  }

  /** Over before its time. When it answers, nobody is in by it. */
  async end(
    scope: TenantScope,
    { reason: note, ...step }: Step & { reason: string },
  ): Promise<Emergency> {
    await this.#require(scope, step, 'end');
    const ended = await this.#change(scope, 'emergency.ended', async tx =>
      tx.emergencies.end(await load(tx, scope, step), note),
    );
    await this.#recheck();
    return ended;
  }

  async review(
    scope: TenantScope,
    { findings, ...step }: Step & { findings: string },
  ): Promise<Emergency> {
    await this.#require(scope, step, 'review');
    const by = scope.actor.ref;
    return this.#change(scope, 'emergency.reviewed', async tx =>
      tx.emergencies.review(await load(tx, scope, step), { by, findings }),
    );
  }

  async #change(
    scope: TenantScope,
    event: string,
    work: (tx: Transaction) => Promise<StoredEmergency>,
  ): Promise<Emergency> {
    const changed = await this.#store.transact(scope, async tx => {
      const emergency = await work(tx);
      const { tenant, id, note, findings, endsAt: until } = emergency;
      const facts = emergencyFacts(emergency);
      await tx.audit(event, { ...facts, note, findings, until });
      await tx.emit(event, { tenant, id });
      return emergency;
    });
    const [presented] = await this.#present(scope, [changed]);
    return presented;
  }

  async #require(
    scope: TenantScope,
    { id }: Step,
    action: Exclude<Emergency['allowedActions'][number], 'enter'>,
  ): Promise<Emergency> {
    const stored = await this.#store.readOnce(scope, r =>
      r.emergencies.get(scope.tenant, id),
    );
    emergencyLifecycle.next(stored.state, action);
    const [emergency] = await this.#present(scope, [stored]);
    if (emergency.allowedActions.includes(action)) return emergency;
    const own = emergency.person === scope.actor.ref;
    throw new NotAllowedError(
      own
        ? `You asked for this emergency access: somebody else must ${action} it`
        : `Whoever asked for this emergency access may ${action} it, and nobody else`,
    );
  }

  async #checkMinutes(tenant: string, minutes: number): Promise<void> {
    const { emergencyMinutes: most } = await rulesInForce(this.#store, tenant);
    if (most === 0) {
      throw new NotAllowedError(
        'The session rules of this customer allow no emergency access',
      );
    }
    if (minutes <= most) return;
    throw new InputError(
      `minutes: the session rules of this customer allow ${most} at most`,
    );
  }

  async #targets(scope: TenantScope, ids: string[]) {
    const { tenant } = scope;
    const found = await this.#store.readOnce(scope, r =>
      r.targets.named(ids.map(id => ({ tenant, id }))),
    );
    if (found.length === new Set(ids).size) {
      return found.map(({ id, name }) => ({ id, name }));
    }
    throw new InputError('targets: one of them does not exist');
  }

  async #present(
    scope: TenantScope,
    emergencies: StoredEmergency[],
  ): Promise<Emergency[]> {
    const rights = await scope.rights(emergencyRights);
    const person = scope.actor.ref;
    return emergencies.map(emergency => ({
      ...emergency,
      allowedActions: emergencyActions(emergency, person, rights),
    }));
  }
}

async function load(
  tx: Transaction,
  scope: TenantScope,
  { id, version }: Step,
): Promise<StoredEmergency> {
  return { ...(await tx.emergencies.get(scope.tenant, id)), version };
}
