import {
  declaredEndpoints,
  type DeclaredEndpoint,
} from '@wardroom/platform-common';
import { builtInRoles } from '@wardroom/tenants-common';
import { contracts } from '../contracts';
import { roleOf, type Persona } from './cast';

/** An endpoint that people may ask, with somebody who may. */
export type Place = {
  name: string;
  method: string;
  /** Below the server's address; its parameters are filled in. */
  path: string;
  /** The path for another value of one of its parameters. */
  with(parameter: string, value: string): string;
  parameters: string[];
  /** Absent where nobody needs to be signed in. */
  persona?: Persona;
  /** Names of its input's fields, without those of the path. */
  fields: string[];
  /** Where those fields are; the body of an upload is its file. */
  takes: 'json' | 'query' | 'file';
};

const candidates: Persona[] = [
  'superAdmin',
  'acmeAdmin',
  'technician',
  'acmeRequester',
];

/** Every endpoint of every contract that is not for plugins alone. */
export function endpointPlaces(): Place[] {
  return contracts
    .flatMap(contract => declaredEndpoints(contract))
    .filter(({ scope }) => scope !== 'service')
    .map(placeOf);
}

function placeOf(endpoint: DeclaredEndpoint): Place {
  const { context, noun, verb, method, path, scope } = endpoint;
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const shape = shapeOf(endpoint);
  const filled = (changed?: string, value?: string) =>
    `/api/${context}${path}`.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === changed ? (value as string) : likely(shape[name]),
    );
  return {
    name: `${context}: ${noun}.${verb}`,
    method,
    path: filled(),
    with: filled,
    parameters,
    persona: scope === 'public' ? undefined : holderOf(endpoint),
    fields: Object.keys(shape).filter(field => !parameters.includes(field)),
    takes: takenBy(endpoint),
  };
}

function takenBy({ method, upload }: DeclaredEndpoint): Place['takes'] {
  if (upload) return 'file';
  return method === 'GET' || method === 'DELETE' ? 'query' : 'json';
}

function holderOf({ permission }: DeclaredEndpoint): Persona {
  const holds = (persona: Persona) =>
    builtInRoles
      .find(role => role.id === roleOf[persona])
      ?.permissions.includes(permission?.name ?? '');
  return candidates.find(p => !permission || holds(p)) ?? 'superAdmin';
}

type Schema = { safeParse(value: unknown): { success: boolean } };
type Shape = Record<string, Schema>;

function shapeOf({ procedure }: DeclaredEndpoint): Shape {
  const schema = procedure['~orpc'].inputSchema as
    { shape?: Shape } | undefined;
  return schema?.shape ?? {};
}

/** A value that the parameter takes, of something that does not exist. */
function likely(schema?: Schema): string {
  const ids = ['int', 'ast', 'tgt', 'crd', 'ses', 'rec', 'sit'].map(
    p => `${p}_none`,
  );
  const fits = (value: string) => schema?.safeParse(value).success;
  return ['acme', ...ids].find(fits) ?? 'none_aaaaaaaaaaaaaaaaaaaa';
}
