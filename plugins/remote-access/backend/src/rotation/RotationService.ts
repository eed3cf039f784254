import { ConflictError } from '@backstage/errors';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  rotationFaults,
  type RotationFault,
} from '@wardroom/remote-access-common';
import type { CredentialReader } from '../credential/CredentialReader';
import type { CredentialWriter } from '../credential/CredentialWriter';
import type { Gateways } from '../gateway/Gateways';
import type { SessionWriter } from '../session/SessionWriter';
import type { SiteReader } from '../site/SiteReader';
import type { TargetReader } from '../target/TargetReader';
import type { TargetWriter } from '../target/TargetWriter';
import { orderChange } from './orderChange';
import type { Rotation, RotationReader } from '../credential/RotationReader';
import type { RotationWriter } from '../credential/RotationWriter';

type Store = TenantStore<
  {
    credentials: typeof CredentialReader;
    rotations: typeof RotationReader;
    sites: typeof SiteReader;
    targets: typeof TargetReader;
  },
  {
    credentials: typeof CredentialWriter;
    rotations: typeof RotationWriter;
    sessions: typeof SessionWriter;
    targets: typeof TargetWriter;
  }
>;

/** An attempt signs in up to four times. */
const ATTEMPT_MS = 90_000;
const MOST_ATTEMPTS = 3;
const everywhere = systemScope('remote-access', '*');

/** Name of the job that changes one secret. */
export const rotateSecret = 'rotate secret';

/** Changes secrets on their targets: after sessions, or when somebody asks for it. */
export class RotationService {
  readonly #store: Store;
  readonly #gateway: Gateways;

  constructor(options: { store: Store; gateway: Gateways }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
  }

  /** A session is over: where its credential is to be changed then, that is due now. May be called twice. */
  async schedule(tenant: string, session: string): Promise<void> {
    await this.#store.transact(everywhere, async tx => {
      const ended = await tx.sessions.get(tenant, session);
      if (!ended.activeAt) return;
      const target = await tx.targets.find(tenant, ended.target.id);
      if (!target) return;
      const { id } = target.credential;
      const { rotation } = await tx.credentials.get(tenant, id);
      if (rotation.after !== 'session') return;
      const latest = await tx.rotations.findLatest(tenant, id);
      if (latest?.session === session) return;
      const due = await tx.rotations.create(tenant, {
        ...{ credential: id, target: target.id, session },
        person: ended.person,
      });
      if (due) await tx.enqueue(rotateSecret, tenant, { rotation: due.id });
    });
  }

  /** Changes a credential's secret now: the last change again where it failed, else a new one. */
  async rotate(scope: TenantScope, input: { id: string }): Promise<void> {
    const { tenant } = scope;
    const due = await this.#store.transact(scope, async tx => {
      const credential = await tx.credentials.get(tenant, input.id);
      const latest = await tx.rotations.findLatest(tenant, input.id);
      if (latest?.state === 'due') {
        throw new ConflictError(
          `The password of "${credential.label}" is being changed already`,
        );
      }
      if (latest?.state === 'failed' && latest.next) {
        await tx.audit('rotation.retried', {
          ...{ tenant, object: latest.id, label: credential.label },
        });
        return tx.rotations.retry(latest);
      }
      const [target] = credential.targets;
      if (!target) {
        throw new ConflictError(
          `"${credential.label}" opens no target, so that there is nothing to change it on`,
        );
      }
      return tx.rotations.create(tenant, {
        ...{ credential: input.id, target: target.id },
        ...{ session: 'ses_none', person: scope.actor.ref },
      });
    });
    if (due) await this.#attempt(due, scope);
  }

  /** Makes one attempt. Throws where another one may bring more. */
  async run(tenant: string, id: string): Promise<void> {
    const rotation = await this.#store.readOnce(everywhere, r =>
      r.rotations.get(tenant, id),
    );
    if (rotation.state !== 'due') return;
    const fault = await this.#attempt(rotation, everywhere);
    if (fault) throw new Error(rotationFaults[fault]);
  }

  /** Tries it; answers with what kept it from working where it is worth another attempt. */
  async #attempt(
    rotation: Rotation,
    scope: TenantScope,
  ): Promise<RotationFault | undefined> {
    const ready = await this.#ready(rotation);
    if (typeof ready === 'string') {
      await this.#fail(rotation, ready, scope);
      return undefined;
    }
    const { order, begun } = ready;
    const { channel } = this.#gateway.nearConnector();
    const { outcome, fault = 'uncertain' } = await channel.ask(
      'changeSecret',
      order,
      { timeoutMs: ATTEMPT_MS },
    );
    if (outcome === 'changed') {
      await this.#complete(begun, scope);
      return undefined;
    }
    if (scope === everywhere && begun.attempts < MOST_ATTEMPTS) return fault;
    await this.#fail(begun, fault, scope);
    return undefined;
  }

  /** Everything the gateway needs, with the new secret kept before; or what stands against it. */
  async #ready(rotation: Rotation) {
    const { tenant } = rotation;
    const { presence } = this.#gateway.nearConnector();
    const change = await this.#store.read(everywhere, r =>
      orderChange(r, rotation, presence.connectorSocket),
    );
    if (typeof change === 'string') return change;
    const { present, context } = change;
    let { next } = rotation;
    let current = rotation;
    if (!next) {
      const { sealed } = await this.#gateway.ask('prepareRotation', {
        ...{ present, context },
      });
      if (!sealed) return 'not-a-password' as const;
      next = { sealed, context };
      const kept = next;
      current = await this.#store.transact(everywhere, tx =>
        tx.rotations.prepare(rotation, kept),
      );
    }
    if (next.context.version !== context.version) {
      return 'renewed-meanwhile' as const;
    }
    const again = current.attempts > 0;
    const begun = await this.#store.transact(everywhere, async tx =>
      tx.rotations.begin(await tx.rotations.get(tenant, current.id)),
    );
    const { order } = change;
    return { begun, order: { ...order, present, next, again } };
  }

  /** The target takes the new secret: it takes the place of the old one, unless that was renewed by hand. */
  async #complete(rotation: Rotation, scope: TenantScope): Promise<void> {
    const { tenant, credential: id } = rotation;
    const renewed = await this.#store.transact(scope, async tx => {
      // Its seal may have been renewed since.
      const current = await tx.rotations.get(tenant, rotation.id);
      const { next } = current;
      const stored =
        next &&
        (await tx.credentials.replaceSecret(
          { tenant, id },
          { ...next, by: scope.actor.ref },
        ));
      if (!stored) return true;
      await tx.rotations.complete(current);
      const { label } = await tx.credentials.get(tenant, id);
      const target = await tx.targets.find(tenant, rotation.target);
      const facts = { tenant, label, target: target?.name };
      await tx.audit('rotation.completed', { ...facts, object: rotation.id });
      if (scope !== everywhere) {
        await tx.audit('credential.rotated', { ...facts, object: id });
      }
      return false;
    });
    if (renewed) await this.#fail(rotation, 'renewed-meanwhile', scope);
  }

  async #fail(rotation: Rotation, fault: RotationFault, scope: TenantScope) {
    const { tenant, credential: id } = rotation;
    await this.#store.transact(scope, async tx => {
      await tx.rotations.fail(
        await tx.rotations.get(tenant, rotation.id),
        fault,
      );
      const { label } = await tx.credentials.get(tenant, id);
      const target = await tx.targets.find(tenant, rotation.target);
      await tx.audit('rotation.failed', {
        ...{ tenant, object: rotation.id, label, outcome: 'failed' as const },
        ...{ target: target?.name, fault: rotationFaults[fault] },
      });
      await tx.emit('rotation.failed', { tenant, id: rotation.id });
    });
    if (scope !== everywhere) throw new ConflictError(rotationFaults[fault]);
  }
}
