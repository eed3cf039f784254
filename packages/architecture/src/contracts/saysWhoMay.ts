import type { ContractRule } from './ContractRule';
import { nameOf } from './LoadedContext';

const WITHOUT_PERMISSION = ['self', 'public', 'service'];

/** Every endpoint says what it is for, in which tenants, and by which of its context's permissions. */
export const saysWhoMay: ContractRule = ({ endpoints, permissions }) =>
  endpoints.flatMap(endpoint => {
    const { scope, summary, permission } = endpoint;
    const faults: string[] = [];
    if (!scope) faults.push('has no scope');
    if (!summary?.trim()) faults.push('has no summary');
    if (WITHOUT_PERMISSION.includes(scope)) {
      if (permission) faults.push(`has the scope ${scope} and a permission`);
    } else if (!permission) {
      faults.push('has no permission');
    } else if (!permissions.has(permission.name)) {
      faults.push(`asks for ${permission.name}, which permissions.ts lacks`);
    }
    return faults.map(fault => `${nameOf(endpoint)} ${fault}`);
  });
