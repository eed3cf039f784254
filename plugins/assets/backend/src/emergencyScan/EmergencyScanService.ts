import { ConflictError, InputError } from '@backstage/errors';
import { newId, type Page, type PageInput } from '@wardroom/platform-common';
import type { TenantScope } from '@wardroom/platform-node';
import {
  scanQuotaGrant,
  type EmergencyPlan,
  type EmergencyScan,
  type EmergencyScanDetails,
  type EmergencyScanType,
  type PassableObstacle,
} from '@wardroom/assets-common';
import type { Scanner } from '@wardroom/assets-node';
import type { Tenant } from '@wardroom/tenants-common';
import type { Scanners } from '../scanner/Scanners';
import { scanAllowances, type Tenants } from '../scanSchedule/scanAllowance';
import { chooseCustomers, type Choice } from './chooseCustomers';
import type { EmergencyStore } from './EmergencyStore';
import { ExposureCounts } from './ExposureCounts';
import { obstaclesOf } from './obstaclesOf';
import { reachesOf } from './reachesOf';
import { startEmergency, type EmergencyPart } from './startEmergency';

type Work = {
  vulnerabilityIds: string[];
  scanner?: string;
  type: EmergencyScanType;
};

type Start = Work & {
  customers: { tenant: string; site?: string }[];
  reason: string;
  despite: PassableObstacle[];
};

/** Use cases of searches for CVEs at several customers. */
export class EmergencyScanService {
  readonly #store: EmergencyStore;
  readonly #scanners: Scanners;
  readonly #tenants: Tenants;
  readonly #exposure = new ExposureCounts();

  constructor(options: {
    store: EmergencyStore;
    scanners: Scanners;
    tenants: Tenants;
  }) {
    this.#store = options.store;
    this.#scanners = options.scanners;
    this.#tenants = options.tenants;
  }

  async list(
    scope: TenantScope,
    filter: PageInput,
  ): Promise<Page<EmergencyScan>> {
    return this.#store.readOnce(scope, r => r.emergencyScans.list(filter));
  }

  async get(
    scope: TenantScope,
    { id }: { id: string },
  ): Promise<EmergencyScanDetails> {
    return this.#store.read(scope, async r => {
      const found = await r.emergencyScans.get(id);
      const standings = await r.emergencyScans.standingsOf(id);
      const customers = await this.#exposure.of(r, id, standings);
      return { ...found, customers };
    });
  }

  async preview(
    scope: TenantScope,
    { vulnerabilityIds, scanner: name, type, ...choice }: Work & Choice,
  ) {
    const scanner = this.#scannerFor(vulnerabilityIds, name);
    const customers = await chooseCustomers(this.#tenants, scope, choice);
    const rights = await scope.rights([scanQuotaGrant]);
    const tenants = customers.map(({ id }) => id);
    const reaches = await reachesOf(this.#store, scope, {
      ...{ scanner, type },
      customers: tenants.map(tenant => ({ tenant })),
    });
    const facts = await this.#store.read(scope, async r => ({
      underWay: await r.emergencyScans.underWay(vulnerabilityIds),
      allowances: await scanAllowances(r, customers),
      known: await r.emergencyScans.countKnown(tenants, vulnerabilityIds),
    }));
    const plans = customers.map((customer, at): EmergencyPlan => {
      const { id: tenant } = customer;
      const reach = reaches[at];
      const { assets, reached, sites, site } = reach;
      const obstacles = obstaclesOf({
        ...{ customer, scanner, reach, allowance: facts.allowances[at] },
        isUnderWay: facts.underWay.includes(tenant),
        mayGrant: rights.has(scanQuotaGrant, tenant),
      });
      const known = facts.known.get(tenant) ?? 0;
      return { tenant, assets, reached, known, sites, site, obstacles };
    });
    const { name: chosen, title } = scanner;
    return { scanner: { name: chosen, title }, customers: plans };
  }

  /** All customers or none: what is in the way of one is on record, and keeps no other one from being scanned. */
  async start(scope: TenantScope, input: Start): Promise<EmergencyScanDetails> {
    const { vulnerabilityIds, type, reason, despite } = input;
    const scanner = this.#scannerFor(vulnerabilityIds, input.scanner);
    const named = input.customers.map(({ tenant }) => scope.in(tenant).tenant);
    const customers = await chooseCustomers(this.#tenants, scope, {
      customers: named,
    });
    const rights = await scope.rights([scanQuotaGrant]);
    const reaches = await reachesOf(this.#store, scope, {
      ...{ scanner, type },
      customers: customers.map(customer => ({
        ...{ tenant: customer.id, site: siteOf(input, customer) },
      })),
    });
    const parts = customers.map((customer, at): EmergencyPart => {
      const mayGrant = rights.has(scanQuotaGrant, customer.id);
      return { customer, reach: reaches[at], mayGrant };
    });
    const id = newId('esc');
    const work = {
      ...{ id, vulnerabilityIds, type, reason, scanner: scanner.name },
      requestedBy: scope.actor.ref,
    };
    await this.#store.transact(scope, async tx => {
      const refusals = await startEmergency(tx, work, {
        ...{ scanner, parts, despite },
      });
      if (refusals.length === parts.length)
        throw new ConflictError(
          `Nobody would be scanned. ${refusals.join('. ')}`.slice(0, 1000),
        );
    });
    return this.get(scope, { id });
  }

  /** The scanner that says of all of the CVEs whether they are there. */
  #scannerFor(vulnerabilityIds: string[], name?: string): Scanner {
    if (vulnerabilityIds.length === 0)
      throw new InputError('vulnerabilityIds: must be at least one CVE');
    const looking = this.#scanners.lookingFor(vulnerabilityIds);
    const chosen = name
      ? looking.filter(scanner => scanner.name === name)
      : looking;
    const [scanner, ...more] = chosen;
    if (scanner && more.length === 0) return scanner;
    throw new InputError(
      scanner
        ? `scanner: say which: ${chosen.map(one => one.name).join(', ')}`
        : `vulnerabilityIds: ${name ?? 'no scanner here'} looks for ${vulnerabilityIds.join(', ')}${name ? ' not or not alone' : ''}: scan with another tool and import its report`,
    );
  }
}

function siteOf({ customers }: Start, { id }: Pick<Tenant, 'id'>) {
  return customers.find(({ tenant }) => tenant === id)?.site;
}
