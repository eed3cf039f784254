import {
  implementContract,
  type ContractServerOptions,
} from '@wardroom/platform-node';
import { interventionsContract } from '@wardroom/interventions-common';
import type { AffectedAssets } from './intervention/AffectedAssets';
import type { AffectedFindings } from './intervention/AffectedFindings';
import { InterventionService } from './intervention/InterventionService';
import type { Participants } from './intervention/Participants';
import type { InterventionsStore } from './InterventionsStore';
import { MessageService } from './message/MessageService';
import { ObjectionService } from './handling/ObjectionService';
import { QueueService } from './queue/QueueService';
import { HandlingService } from './handling/HandlingService';

/** Endpoint by endpoint, which service answers it. */
export function createRouter(
  options: ContractServerOptions & {
    store: InterventionsStore;
    participants: Participants;
    assets: AffectedAssets;
    findings: AffectedFindings;
  },
): void {
  const { store } = options;
  const interventions = new InterventionService(options);
  const work = new HandlingService(options);
  const messages = new MessageService(store);
  const objections = new ObjectionService(store);
  const queue = new QueueService(store);
  implementContract(interventionsContract, options, {
    interventions: {
      list: (scope, input) => interventions.list(scope, input),
      download: (scope, input) => interventions.download(scope, input),
      count: scope => interventions.count(scope),
      get: (scope, input) => interventions.get(scope, input),
      submit: (scope, input) => interventions.submit(scope, input),
      update: (scope, input) => interventions.update(scope, input),
      acknowledge: (scope, input) => work.acknowledge(scope, input),
      assign: (scope, input) => work.assign(scope, input),
      start: (scope, input) => work.start(scope, input),
      wait: (scope, input) => work.wait(scope, input),
      resume: (scope, input) => work.resume(scope, input),
      resolve: (scope, input) => work.resolve(scope, input),
      close: (scope, input) => work.close(scope, input),
      reopen: (scope, input) => work.reopen(scope, input),
      cancel: (scope, input) => work.cancel(scope, input),
      facts: (scope, input) => interventions.facts(scope, input),
      allFacts: (scope, input) => interventions.allFacts(scope, input),
    },
    messages: {
      list: (scope, input) => messages.list(scope, input),
      post: (scope, input) => messages.post(scope, input),
      postInternal: (scope, input) => messages.postInternal(scope, input),
    },
    objections,
    queue,
  });
}
