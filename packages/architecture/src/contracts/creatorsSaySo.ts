import type { DeclaredEndpoint } from '@wardroom/platform-common';
import type { ContractRule } from './ContractRule';
import { nameOf } from './LoadedContext';

/**
 * A POST to a plural creates something and says `creates: true`, so that it can be repeated with an
 * `Idempotency-Key`; any other POST ends in its verb.
 */
export const creatorsSaySo: ContractRule = ({ endpoints }) =>
  endpoints.flatMap(endpoint => {
    const { method, creates, scope } = endpoint;
    if (creates && method !== 'POST') {
      return [`${nameOf(endpoint)} is a ${method} and says creates`];
    }
    const asked = method === 'POST' && scope !== 'public';
    if (!asked || creates || endsInVerb(endpoint)) return [];
    return [
      `${nameOf(endpoint)} is a POST to ${endpoint.path}: end the path in its verb, or say creates: true`,
    ];
  });

function endsInVerb({ path, verb }: DeclaredEndpoint): boolean {
  const kebab = verb.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  return path.endsWith(`/${kebab}`);
}
