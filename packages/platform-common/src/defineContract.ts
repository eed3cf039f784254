import { isContractProcedure, type AnyContractProcedure } from '@orpc/contract';
import type { EndpointMeta } from './endpoint';

/** Endpoints by noun and verb: `{ interventions: { list, get, approve } }`. */
export type Contract = Record<string, Record<string, AnyContractProcedure>>;

/** One endpoint with all that its declaration says. */
export type DeclaredEndpoint = EndpointMeta & {
  context: string;
  noun: string;
  verb: string;
  method: string;
  path: string;
  procedure: AnyContractProcedure;
};

const contexts = new WeakMap<object, string>();

/** Declares the endpoints of a context; the address of each is `/api/<context>` and its path. */
export function defineContract<T extends Contract>(
  context: string,
  endpoints: T,
): T {
  contexts.set(endpoints, context);
  return endpoints;
}

/** The context that a contract belongs to. */
export function contextOf(contract: Contract): string {
  const context = contexts.get(contract);
  if (!context) throw new Error('Not a contract made by defineContract');
  return context;
}

/** All endpoints of a contract, in the order of their declaration. */
export function declaredEndpoints(contract: Contract): DeclaredEndpoint[] {
  const context = contextOf(contract);
  return Object.entries(contract).flatMap(([noun, verbs]) =>
    Object.entries(verbs).map(([verb, procedure]) => {
      if (!isContractProcedure(procedure)) {
        throw new Error(`${context}: ${noun}.${verb} is not an endpoint`);
      }
      const { meta, route } = procedure['~orpc'];
      return {
        ...(meta as EndpointMeta),
        context,
        noun,
        verb,
        method: route.method ?? 'POST',
        path: route.path ?? '/',
        procedure,
      };
    }),
  );
}
