import type { TenantStore } from '@wardroom/platform-node';
import { InterventionReader } from './intervention/InterventionReader';
import { InterventionWriter } from './intervention/InterventionWriter';
import { MessageReader } from './message/MessageReader';
import { MessageWriter } from './message/MessageWriter';
import { ObjectionReader } from './objection/ObjectionReader';
import { ObjectionWriter } from './objection/ObjectionWriter';

export const readers = {
  interventions: InterventionReader,
  messages: MessageReader,
  objections: ObjectionReader,
};

export const writers = {
  interventions: InterventionWriter,
  messages: MessageWriter,
  objections: ObjectionWriter,
};

/** The store of this context. */
export type InterventionsStore = TenantStore<typeof readers, typeof writers>;

/** One transaction in it. */
export type InterventionsTransaction = Parameters<
  Parameters<InterventionsStore['transact']>[1]
>[0];
