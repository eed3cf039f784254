import { z } from 'zod';
import { defineLifecycle, definePermission } from '@wardroom/platform-common';
import { readArchitecture } from '../Architecture';
import { findRoot } from '../findRoot';
import { tinyContext } from '../testing/tinyContext';
import { allContractRules } from './allContractRules';
import { changesAreAudited } from './changesAreAudited';
import { creatorsSaySo } from './creatorsSaySo';
import { inputsAreStrict } from './inputsAreStrict';
import { oneWord } from './oneWord';
import { pathsFit } from './pathsFit';
import { saysWhoMay } from './saysWhoMay';

const architecture = readArchitecture(findRoot());
type Changes = Parameters<typeof tinyContext>[0];
type Rule = (typeof allContractRules)[string];

const found = (rule: Rule, changes: Changes) =>
  rule(tinyContext(changes), architecture).join('; ');

describe('allContractRules', () => {
  it.each(Object.entries(allContractRules))(
    'a sound contract %s',
    (_, rule) => {
      expect(rule(tinyContext(), architecture)).toEqual([]);
    },
  );
});

describe('saysWhoMay', () => {
  it.each([
    [{ summary: ' ' }, 'has no summary'],
    [{ permission: undefined }, 'has no permission'],
    [{ scope: 'service' as const }, 'has the scope service and a permission'],
  ])('refuses %o', (endpoint, fault) => {
    expect(found(saysWhoMay, { endpoint })).toContain(fault);
  });

  it('refuses a permission that the context does not declare', () => {
    expect(found(saysWhoMay, { permissions: new Set() })).toBe(
      'interventions.interventions.approve asks for intervention.approve, which permissions.ts lacks',
    );
  });
});

describe('changesAreAudited', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    'refuses a %s without an audit event',
    method => {
      const endpoint = { method, audit: undefined };
      expect(found(changesAreAudited, { endpoint })).toContain(
        'no audit event',
      );
    },
  );

  it('lets a GET be silent', () => {
    const endpoint = { method: 'GET' as const, audit: undefined };
    expect(found(changesAreAudited, { endpoint })).toBe('');
  });

  it('refuses an event that nobody declared, for a GET as well', () => {
    expect(found(changesAreAudited, { auditEvents: {} })).toContain('lacks');
    const endpoint = { method: 'GET' as const };
    expect(found(changesAreAudited, { endpoint, auditEvents: {} })).toContain(
      'lacks',
    );
  });
});

describe('oneWord', () => {
  it('refuses an endpoint, a permission or an event of another word', () => {
    expect(found(oneWord, { verb: 'accept' })).toBe(
      'interventions.interventions.accept asks for intervention.approve; its words say intervention.accept; ' +
        'interventions.interventions.accept writes intervention.approved; its words say intervention.accepted',
    );
    expect(
      found(oneWord, { endpoint: { audit: 'intervention.accepted' } }),
    ).toContain('its words say intervention.approved');
    expect(
      found(oneWord, { endpoint: { audit: 'request.approved' } }),
    ).toContain('its words say intervention.approved');
  });

  it('lets whoever may read a thing list, count or download it', () => {
    const reading = (verb: string, name: string) =>
      found(oneWord, {
        verb,
        endpoint: {
          method: 'GET',
          audit: undefined,
          permission: definePermission(`intervention.${name}`, 'read'),
        },
      });
    expect(reading('list', 'read')).toBe('');
    expect(reading('download', 'read')).toBe('');
    expect(reading('download', 'download')).toBe('');
    expect(reading('list', 'list')).toContain('say intervention.read');
  });

  it('calls what was listed or got viewed', () => {
    const viewing = (audit: string) =>
      found(oneWord, {
        verb: 'get',
        endpoint: { method: 'GET', permission: undefined, audit },
      });
    expect(viewing('intervention.viewed')).toBe('');
    expect(viewing('intervention.read')).toContain('say intervention.viewed');
  });

  it('takes another word that architecture.json gives a reason for', () => {
    const otherWords = [
      {
        endpoint: 'interventions.interventions.accept',
        permission: 'intervention.approve',
        auditEvent: 'intervention.approved',
        because: 'a reason of more than twenty letters',
      },
    ];
    const contracts = { ...architecture.contracts, otherWords };
    const context = tinyContext({ verb: 'accept' });
    expect(oneWord(context, { ...architecture, contracts })).toEqual([]);
  });

  it('refuses a transition without its audit event', () => {
    const lifecycle = (action: string) => ({
      intervention: defineLifecycle({
        noun: 'request',
        initial: 'open',
        transitions: { [action]: { from: ['open'], to: 'done' } },
      }),
    });
    expect(found(oneWord, { lifecycles: lifecycle('approve') })).toBe('');
    expect(found(oneWord, { lifecycles: lifecycle('submit') })).toContain(
      'its words say intervention.submited or intervention.submitted',
    );
  });
});

describe('pathsFit', () => {
  it.each([
    [{ path: '/interventions/{id}/approve' }, 'no {tenant}'],
    [{ scope: 'fleet' }, 'names {tenant}'],
    [{ scope: 'public' }, 'public is below /public/'],
    [{ path: '/tenants/{tenant}/workLog' }, 'lower-case words'],
  ] as const)('refuses %o', (endpoint, fault) => {
    expect(found(pathsFit, { endpoint })).toContain(fault);
  });

  it('refuses a method that does not fit a standard verb', () => {
    expect(found(pathsFit, { verb: 'get' })).toContain('get is GET');
  });

  it('refuses two endpoints at one address', () => {
    const { endpoints } = tinyContext();
    const [first] = endpoints;
    const path = first.path.replace('{id}', '{intervention}');
    const twin = { ...first, verb: 'accept', path: path as typeof first.path };
    expect(found(pathsFit, { endpoints: [first, twin] })).toContain(
      'has the address of interventions.interventions.approve',
    );
  });
});

describe('creatorsSaySo', () => {
  it('asks a POST for its verb in the path or creates', () => {
    const path = '/tenants/{tenant}/interventions' as const;
    expect(found(creatorsSaySo, { endpoint: { path } })).toContain(
      'creates: true',
    );
    expect(found(creatorsSaySo, { endpoint: { path, creates: true } })).toBe(
      '',
    );
  });

  it('refuses creates on other methods', () => {
    const endpoint = { method: 'PUT' as const, creates: true };
    expect(found(creatorsSaySo, { endpoint })).toContain('is a PUT');
  });
});

describe('inputsAreStrict', () => {
  const path = { tenant: z.string(), id: z.string() };

  it.each([
    ['at the top', z.object(path), '$'],
    [
      'in a list',
      z.strictObject({ ...path, x: z.array(z.object({})).optional() }),
      '$.x',
    ],
    [
      'in a choice',
      z.strictObject({ ...path, x: z.union([z.string(), z.object({})]) }),
      '$.x',
    ],
    [
      'behind a conversion',
      z.strictObject({ ...path, x: z.preprocess(v => v, z.looseObject({})) }),
      '$.x',
    ],
  ])('refuses an object that takes unknown fields %s', (_, input, place) => {
    expect(found(inputsAreStrict, { input })).toBe(
      `interventions.interventions.approve takes unknown fields at ${place}: write z.strictObject`,
    );
  });

  it('asks for every parameter of the path', () => {
    const input = z.strictObject({ tenant: z.string() });
    expect(found(inputsAreStrict, { input })).toContain(
      'has {id} in its path and not in its input',
    );
  });
});
