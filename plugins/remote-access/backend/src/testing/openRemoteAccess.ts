import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { TenantStore } from '@wardroom/platform-node';
import { TestDatabase } from '@wardroom/platform-test-utils';
import { remoteAccessAuditEvents } from '@wardroom/remote-access-common';
import type { Gateways } from '../gateway/Gateways';
import { RotationHooks } from '../credential/RotationHooks';
import { StoreProviders } from '../credentialStore/StoreProviders';
import { readers, writers, type RemoteAccessStore } from '../RemoteAccessStore';
import { createGateway } from '../createGateway';
import { createServices, type Neighbours } from '../createServices';
import type { RemoteAccessSettings } from '../readSettings';
import type { Purpose } from '../session/AccessCheck';

/** The contexts around this one, as far as it asks them: what tests change to see what follows. */
export type World = {
  /** Tenants in which each person may open sessions. */
  assigned: Map<string, string[]>;
  disabled: Set<string>;
  /** What else people may, by their refs, in the tenants where they are assigned. */
  rights: Map<string, string[]>;
  superAdmins: Set<string>;
  /** How many questions the other contexts were asked about people and requests. */
  asked: number;
  purposes: Map<string, Purpose>;
  assets: Map<string, 'active' | 'retired'>;
  /** What keeps requests open, by request. */
  objections: Map<string, string>;
  /** Step-up tickets that are good for one use. */
  stepUps: Set<string>;
};

export const technician = 'user:provider/technician';

/** A world in which the technician may open a session for one request. */
export function newWorld(): World {
  return {
    assigned: new Map([[technician, ['acme']]]),
    disabled: new Set(),
    rights: new Map(),
    superAdmins: new Set(['user:provider/boss', 'user:provider/second']),
    asked: 0,
    purposes: new Map([
      [
        'acme/int_aaaa',
        {
          key: 'ACME-1',
          title: 'Disk is full',
          open: true,
          assignee: technician,
        },
      ],
    ]),
    assets: new Map([
      ['acme/ast_web1', 'active'],
      ['globex/ast_web1', 'active'],
    ]),
    objections: new Map(),
    stepUps: new Set(['fresh-1', 'fresh-2', 'fresh-3', 'fresh-4', 'fresh-5']),
  };
}

const programs = {
  fake: join(__dirname, 'fakeGateway.ts'),
  real: join(__dirname, '../../../gateway/src/main.ts'),
};

type Options = {
  providers?: StoreProviders;
  /** Credential stores that may be asked. */
  addresses?: string[];
  connectorSocket?: string;
  /** Whether the database is reached by a way that the test can break. */
  proxy?: boolean;
};

/** What a portal's gateways are made with. */
type Own = Omit<Parameters<typeof createGateway>[0], 'program'>;

/** Everything of this context on a database. The gateways are not started. */
export async function openPortal<G extends Gateways>(
  { database, world }: { database: TestDatabase; world: World },
  gatewaysOf: (own: Own) => G,
  options: Options = {},
) {
  const logger = mockServices.logger.mock();
  const store: RemoteAccessStore = await TenantStore.create({
    context: 'remote-access',
    database: database.service('remote-access'),
    config: database.config,
    logger,
    migrations: join(__dirname, '../../migrations'),
    readers,
    writers,
    auditEvents: remoteAccessAuditEvents,
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'wardroom-'));
  const providers = options.providers ?? new StoreProviders();
  const hooks = new RotationHooks();
  const settings: RemoteAccessSettings = {
    gateway: {
      protocol: 1,
      node: 'one',
      stateDirectory: join(dataDir, 'gateway'),
      recordingsDirectory: join(dataDir, 'recordings'),
      origins: ['http://localhost:7007'],
      connectorSocket: options.connectorSocket,
    },
    drainSeconds: 0,
    places: 2,
    secure: false,
    sameOrigin: true,
    trustProxy: undefined,
    addresses: options.addresses ?? [],
    connectorSocket: options.connectorSocket,
    dialOutHost: 'sites.provider.example',
  };
  const own = { logger, settings, providers, hooks };
  const gateway = gatewaysOf(own);
  const services = createServices({
    ...{ ...own, store, gateway },
    neighbours: neighboursOf(world),
  });
  const logged = () =>
    [logger.info, logger.warn, logger.error].flatMap(
      level => (level as jest.Mock).mock.calls,
    );
  /** What the portal answers its gateway. */
  const desk = {
    get handlers() {
      return services.desk.handlersFor(gateway.any());
    },
  };
  return { database, store, world, dataDir, logged, ...services, desk };
}

/**
 * The same on a database of its own, with a gateway of the portal's own.
 *
 * @param options - `gateway`: the real program, or a fake that holds nothing
 */
export async function openRemoteAccess(
  options: Options & { gateway?: keyof typeof programs } = {},
) {
  const { proxy } = options;
  const database = await TestDatabase.create({ proxy });
  const shared = { database, world: newWorld() };
  const path = programs[options.gateway ?? 'fake'];
  const program = {
    path,
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
  };
  return openPortal(shared, own => createGateway({ ...own, program }), options);
}

function accessOf(world: World, ref: string) {
  return {
    ref,
    active: !world.disabled.has(ref),
    tokensValidAfter: new Date(0).toISOString(),
    grants: [
      {
        permissions: world.rights.get(ref) ?? ['session.open'],
        tenants: world.assigned.get(ref) ?? [],
      },
      {
        permissions: ['emergency.enter'],
        tenants: world.superAdmins.has(ref) ? ('*' as const) : [],
      },
    ],
  };
}

/** The other contexts, as their clients show them. */
function neighboursOf(world: World): Neighbours {
  const clients = {
    purposesOf: async (requests: { tenant: string; id: string }[]) => {
      world.asked += 1;
      return requests.map(({ tenant, id }) =>
        world.purposes.get(`${tenant}/${id}`),
      );
    },
    tenants: {
      people: {
        accesses: async ({ refs }: { refs: string[] }) => {
          world.asked += 1;
          return { items: refs.map(ref => accessOf(world, ref)) };
        },
      },
      tenants: { get: async () => ({ timeZone: 'Europe/Berlin' }) },
    },
    assets: {
      assets: {
        resolve: async ({ tenant, id }: { tenant: string; id: string[] }) => ({
          items: id.flatMap(one => {
            const state = world.assets.get(`${tenant}/${one}`);
            const asset = { id: one, tenant, name: 'web-01', tags: ['web'] };
            return state ? [{ ...asset, state }] : [];
          }),
        }),
      },
    },
    objections: {
      raise: async ({ id, text }: { id: string; text: string }) =>
        world.objections.set(id, text),
      settle: async ({ id }: { id: string }) => world.objections.delete(id),
    },
    identity: {
      stepUps: {
        redeem: async ({ ticket }: { ticket: string }) => {
          if (!world.stepUps.delete(ticket)) {
            throw new NotFoundError('There is no such ticket');
          }
          return { grantedAt: new Date().toISOString() };
        },
      },
    },
  };
  return clients as unknown as Neighbours;
}
