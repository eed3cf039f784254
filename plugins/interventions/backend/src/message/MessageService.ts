import type { PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Message } from '@wardroom/interventions-common';
import { PROVIDER } from '@wardroom/tenants-common';
import { askerOf } from '../intervention/askerOf';
import { internalIn } from '../intervention/internalIn';
import { mustAllow } from '../intervention/interventionPolicy';
import type { InterventionReader } from '../intervention/InterventionReader';
import type { InterventionWriter } from '../intervention/InterventionWriter';
import { takeStep } from '../intervention/takeStep';
import type { MessageReader } from './MessageReader';
import type { MessageWriter } from './MessageWriter';

type Store = TenantStore<
  { interventions: typeof InterventionReader; messages: typeof MessageReader },
  { interventions: typeof InterventionWriter; messages: typeof MessageWriter }
>;

type Words = { id: string; text: string };

/** Use cases of conversations. */
export class MessageService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(scope: TenantScope, input: PageInput & { id: string }) {
    const { tenant } = scope;
    const { id, cursor, limit } = input;
    const visible = await internalIn(scope);
    const internal = visible === '*' || visible.includes(tenant);
    return this.#store.read(scope, async r => {
      const found = await r.interventions.get(tenant, id, visible);
      const interventionId = found.id;
      return r.messages.list({
        tenant,
        interventionId,
        internal,
        cursor,
        limit,
      });
    });
  }

  /** An answer of the customer's people ends the wait for them. */
  async post(scope: TenantScope, words: Words): Promise<Message> {
    const actor = scope.actor.ref;
    const isCustomer = !actor.startsWith(`user:${PROVIDER}/`);
    const visible = await internalIn(scope);
    const asker = await askerOf(scope);
    return this.#store.transact(scope, async tx => {
      const { tenant } = scope;
      const { id, text } = words;
      const found = await tx.interventions.get(tenant, id, visible);
      mustAllow(found, 'post', asker);
      const message = await tx.messages.add({
        tenant,
        interventionId: id,
        author: actor,
        visibility: 'public',
        text,
      });
      const { number } = found;
      await tx.audit('message.posted', { tenant, object: id, number });
      await tx.emit('message.posted', {
        tenant,
        id: message.id,
        intervention: id,
      });
      if (isCustomer && found.state === 'waiting_customer') {
        await takeStep(tx, found, { action: 'resume', actor });
      }
      return message;
    });
  }

  async postInternal(scope: TenantScope, words: Words): Promise<Message> {
    const visible = await internalIn(scope);
    const asker = await askerOf(scope);
    return this.#store.transact(scope, async tx => {
      const { tenant } = scope;
      const { id, text } = words;
      const found = await tx.interventions.get(tenant, id, visible);
      mustAllow(found, 'postInternal', asker);
      const message = await tx.messages.add({
        tenant,
        interventionId: id,
        author: scope.actor.ref,
        visibility: 'internal',
        text,
      });
      const { number } = found;
      await tx.audit('message.postedInternal', { tenant, object: id, number });
      await tx.emit('message.postedInternal', {
        tenant,
        id: message.id,
        intervention: id,
      });
      return message;
    });
  }
}
