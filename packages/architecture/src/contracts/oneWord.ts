import type { DeclaredEndpoint } from '@wardroom/platform-common';
import type { Architecture } from '../Architecture';
import type { ContractRule } from './ContractRule';
import { nameOf, type LoadedContext } from './LoadedContext';
import { participlesOf } from './participlesOf';
import { singularsOf } from './singularsOf';

type OtherWord = Architecture['contracts']['otherWords'][number];

const READING = ['list', 'get', 'find'];

/**
 * One word, four places: endpoint `approve`, permission `intervention.approve`, audit event `intervention.approved`,
 * transition `approve`. Other words stand in `architecture.json`, each with its reason.
 */
export const oneWord: ContractRule = (context, { contracts }) => {
  const words = context.endpoints.flatMap(endpoint => {
    const other = contracts.otherWords.find(
      word => word.endpoint === nameOf(endpoint),
    );
    return [
      ...permissionFault(endpoint, other),
      ...auditFault(endpoint, other),
    ].map(fault => `${nameOf(endpoint)} ${fault}`);
  });
  return [...words, ...transitions(context)];
};

function permissionFault(
  { noun, verb, method, permission }: DeclaredEndpoint,
  other: OtherWord | undefined,
): string[] {
  const given = permission?.name;
  if (!given || given === other?.permission) return [];
  // Whoever may read a thing may list, count or download it.
  const own = READING.includes(verb) ? [] : [verb];
  const verbs = method === 'GET' ? [...own, 'read'] : [verb];
  const expected = singularsOf(noun).flatMap(singular =>
    verbs.map(word => `${singular}.${word}`),
  );
  if (expected.includes(given)) return [];
  const likely = expected.slice(-verbs.length).join(' or ');
  return [`asks for ${given}; its words say ${likely}`];
}

function auditFault(
  { noun, verb, audit }: DeclaredEndpoint,
  other: OtherWord | undefined,
): string[] {
  if (!audit || audit === other?.auditEvent) return [];
  const words = participlesOf(verb);
  // Whoever lists or gets a thing has viewed it.
  if (READING.includes(verb)) words.unshift('viewed');
  const expected = singularsOf(noun).flatMap(singular =>
    words.map(participle => `${singular}.${participle}`),
  );
  if (expected.includes(audit)) return [];
  const likely = expected.slice(-words.length).join(' or ');
  return [`writes ${audit}; its words say ${likely}`];
}

function transitions({
  name,
  lifecycles,
  auditEvents,
}: LoadedContext): string[] {
  return Object.entries(lifecycles).flatMap(([noun, { transitions: all }]) =>
    Object.keys(all).flatMap(action => {
      const expected = participlesOf(action).map(word => `${noun}.${word}`);
      if (expected.some(event => auditEvents[event])) return [];
      return [
        `${name}: the transition “${action}” of ${noun} has no audit event; its words say ${expected.join(' or ')}`,
      ];
    }),
  );
}
