import type { ContractRule } from './ContractRule';
import { looseObjects } from './looseObjects';
import { nameOf } from './LoadedContext';

/** Inputs refuse fields they do not know, at every depth, and name every parameter of the path. */
export const inputsAreStrict: ContractRule = ({ endpoints }) =>
  endpoints.flatMap(endpoint => {
    const input = endpoint.procedure['~orpc'].inputSchema;
    const named = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(m => m[1]);
    const missing = named
      .filter(name => !fieldsOf(input).includes(name))
      .map(name => `has {${name}} in its path and not in its input`);
    const loose = looseObjects(input).map(
      path => `takes unknown fields at ${path}: write z.strictObject`,
    );
    return [...missing, ...loose].map(fault => `${nameOf(endpoint)} ${fault}`);
  });

function fieldsOf(schema: unknown): string[] {
  const shape = (schema as { shape?: object } | undefined)?.shape;
  return Object.keys(shape ?? {});
}
