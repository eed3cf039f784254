/** @jest-environment node */
import {
  declaredEndpoints,
  type DeclaredEndpoint,
} from '@wardroom/platform-common';
import { builtInRoles } from '@wardroom/tenants-common';
import { contracts } from './contracts';
import { cast, roleOf, type Persona } from './testing/cast';
import type { Person } from './testing/Person';
import { World } from './testing/World';

const personas = Object.keys(cast) as Persona[];
const endpoints = contracts.flatMap(contract => declaredEndpoints(contract));
const staff = ['technician', 'analyst', 'accountManager', 'superAdmin'];
const fleet = ['analyst', 'accountManager', 'superAdmin'];

/** What a persona must be answered to a request that is valid but for one unknown field. */
function expected(
  endpoint: DeclaredEndpoint,
  persona: Persona,
  tenant: string,
) {
  const { scope, permission } = endpoint;
  if (scope === 'service') return 404;
  if (scope === 'public' || scope === 'self') return 400;
  const role = builtInRoles.find(r => r.id === roleOf[persona]);
  const holds = role?.permissions.includes(permission?.name ?? '') ?? false;
  if (scope === 'fleet') return holds && fleet.includes(persona) ? 400 : 403;
  if (scope === 'tenants') return holds ? 400 : 403;
  if (!sees(persona, tenant)) return 404;
  return holds ? 400 : 403;
}

function sees(persona: Persona, tenant: string): boolean {
  if (fleet.includes(persona)) return true;
  if (staff.includes(persona)) return tenant === 'acme';
  return cast[persona].startsWith(`user:${tenant}/`);
}

async function ask(person: Person, endpoint: DeclaredEndpoint, tenant: string) {
  const { context, method, upload } = endpoint;
  const path = endpoint.path
    .replace('{tenant}', tenant)
    .replace(/\{\w+\}/g, 'none_aaaaaaaaaaaaaaaaaaaa');
  const reads = method === 'GET' || method === 'DELETE' || upload;
  const url = `/${context}${path}${reads ? '?unknownField=1' : ''}`;
  return person.call(method, url, reads ? undefined : { unknownField: 1 });
}

describe('the access table', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  }, 120_000);

  afterAll(() => world?.stop(), 60_000);

  describe.each(
    endpoints.map(e => [`${e.context}: ${e.noun}.${e.verb}`, e] as const),
  )('%s', (_, endpoint) => {
    const tenants = endpoint.scope === 'tenant' ? ['acme', 'globex'] : ['acme'];
    it.each(tenants)('answers everybody as it must, in %s', async tenant => {
      const answers = await Promise.all(
        personas.map(async persona => {
          const answer = await ask(world.people[persona], endpoint, tenant);
          const { field } = await answer.json().catch(() => ({}));
          return [persona, answer.status, Boolean(field)];
        }),
      );
      // Nothing can be wrong with an input that is not read.
      const reads = Boolean(endpoint.procedure['~orpc'].inputSchema);
      const wanted = personas.map(persona => {
        const status = expected(endpoint, persona, tenant);
        if (status !== 400) return [persona, status, false];
        return reads ? [persona, 400, true] : [persona, 200, false];
      });
      expect(answers).toEqual(wanted);
    });

    if (endpoint.scope !== 'public') {
      it('refuses whoever is not signed in', async () => {
        const path = endpoint.path
          .replace('{tenant}', 'acme')
          .replace(/\{\w+\}/g, 'none');
        const answer = await fetch(
          `${world.url}/api/${endpoint.context}${path}`,
          {
            method: endpoint.method,
          },
        );
        expect(answer.status).toBe(401);
      });
    }
  });
});
