import type { DeclaredEndpoint } from '@wardroom/platform-common';
import type { ContractRule } from './ContractRule';
import { nameOf } from './LoadedContext';

const METHODS: Record<string, string[]> = {
  list: ['GET'],
  get: ['GET'],
  create: ['POST'],
  update: ['PATCH', 'PUT'],
  delete: ['DELETE'],
};

/** Paths name the tenant where the scope is one, standard verbs have their method, and no two endpoints clash. */
export const pathsFit: ContractRule = ({ endpoints }) => {
  const taken = new Map<string, string>();
  return endpoints.flatMap(endpoint => {
    const { method, path, verb } = endpoint;
    const faults = pathFaults(endpoint);
    const wanted = METHODS[verb];
    if (wanted && !wanted.includes(method)) {
      faults.push(`is a ${method}; ${verb} is ${wanted.join(' or ')}`);
    }
    const address = `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
    const other = taken.get(address);
    if (other) faults.push(`has the address of ${other}: ${method} ${path}`);
    taken.set(address, nameOf(endpoint));
    return faults.map(fault => `${nameOf(endpoint)} ${fault}`);
  });
};

function pathFaults({ scope, path }: DeclaredEndpoint): string[] {
  const namesTenant = path.includes('{tenant}');
  const faults: string[] = [];
  if (scope === 'tenant' && !namesTenant) {
    faults.push(`has the scope tenant and no {tenant} in ${path}`);
  }
  if (namesTenant && ['tenants', 'fleet', 'self'].includes(scope)) {
    faults.push(`names {tenant} in ${path} but has the scope ${scope}`);
  }
  if ((scope === 'public') !== path.startsWith('/public/')) {
    faults.push(`has the scope ${scope} at ${path}; public is below /public/`);
  }
  const words = path.split('/').filter(word => word && !word.startsWith('{'));
  if (!words.every(word => /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(word))) {
    faults.push(`has a path that is not in lower-case words: ${path}`);
  }
  return faults;
}
