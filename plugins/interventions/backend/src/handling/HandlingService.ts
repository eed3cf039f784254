import { NotAllowedError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Intervention } from '@wardroom/interventions-common';
import { actOn } from '../intervention/actOn';
import type { InterventionReader } from '../intervention/InterventionReader';
import type { InterventionWriter } from '../intervention/InterventionWriter';
import type { Participants } from '../intervention/Participants';
import { mustBeSettled } from '../objection/mustBeSettled';
import type { ObjectionReader } from '../objection/ObjectionReader';
import type { ObjectionWriter } from '../objection/ObjectionWriter';
import { takeStep } from '../intervention/takeStep';

type Store = TenantStore<
  {
    interventions: typeof InterventionReader;
    objections: typeof ObjectionReader;
  },
  {
    interventions: typeof InterventionWriter;
    objections: typeof ObjectionWriter;
  }
>;

type One = { id: string; version: number };

/** Use cases of the work on a request: who does it, and how far it is. */
export class HandlingService {
  readonly #store: Store;
  readonly #participants: Participants;

  constructor(options: { store: Store; participants: Participants }) {
    this.#store = options.store;
    this.#participants = options.participants;
  }

  async acknowledge(scope: TenantScope, input: One) {
    return this.#step(scope, input, { action: 'acknowledge' });
  }

  async assign(
    scope: TenantScope,
    input: One & { assignee: string },
  ): Promise<Intervention> {
    const { assignee } = input;
    await this.#participants.mustWorkFor(scope.tenant, assignee);
    const one = { ...input, action: 'assign' as const };
    return actOn({ store: this.#store, scope, one }, async (tx, before) => {
      const after = await tx.interventions.update(before, { assignee });
      const { tenant, id, number } = after;
      await tx.interventions.addStep(after, {
        action: 'assign',
        actor: scope.actor.ref,
        note: assignee,
      });
      await tx.audit('intervention.assigned', {
        tenant,
        object: id,
        number,
        assignee,
      });
      await tx.emit('intervention.assigned', { tenant, id });
      return after;
    });
  }

  /** Whoever starts what nobody has read or taken has read and taken it. */
  async start(scope: TenantScope, input: One): Promise<Intervention> {
    const actor = scope.actor.ref;
    if (!(await this.#participants.worksFor(scope.tenant, actor))) {
      throw new NotAllowedError(
        'You have no active assignment to this customer: ask for one before you start its work',
      );
    }
    const one = { ...input, action: 'start' as const };
    return actOn({ store: this.#store, scope, one }, async (tx, before) => {
      const read =
        before.state === 'submitted'
          ? await takeStep(tx, before, { action: 'acknowledge', actor })
          : before;
      const outcome = { assignee: actor };
      return takeStep(tx, read, { action: 'start', actor, outcome });
    });
  }

  async wait(scope: TenantScope, input: One & { question: string }) {
    const { question } = input;
    const outcome = { question };
    return this.#step(scope, input, {
      action: 'wait',
      note: question,
      outcome,
    });
  }

  async resume(scope: TenantScope, input: One) {
    return this.#step(scope, input, { action: 'resume' });
  }

  /** Ends the work. What another context objects to is settled first. */
  async resolve(scope: TenantScope, input: One & { result: string }) {
    const { result } = input;
    const outcome = { result };
    const actor = scope.actor.ref;
    const one = { ...input, action: 'resolve' as const };
    return actOn({ store: this.#store, scope, one }, async (tx, before) => {
      mustBeSettled(await tx.objections.of(before.tenant, before.id));
      const step = { action: 'resolve' as const, actor, note: result };
      return takeStep(tx, before, { ...step, outcome });
    });
  }

  async close(scope: TenantScope, input: One) {
    return this.#step(scope, input, { action: 'close' });
  }

  async reopen(scope: TenantScope, input: One & { reason: string }) {
    return this.#step(scope, input, { action: 'reopen', note: input.reason });
  }

  async cancel(scope: TenantScope, input: One & { reason: string }) {
    return this.#step(scope, input, { action: 'cancel', note: input.reason });
  }

  #step(
    scope: TenantScope,
    { id, version }: One,
    step: Omit<Parameters<typeof takeStep>[2], 'actor'>,
  ): Promise<Intervention> {
    const actor = scope.actor.ref;
    const one = { id, version, action: step.action };
    return actOn({ store: this.#store, scope, one }, (tx, before) =>
      takeStep(tx, before, { ...step, actor }),
    );
  }
}
