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
import { scanAllowance, type Tenants } from '../scanSchedule/scanAllowance';
import { chooseCustomers, type Choice } from './chooseCustomers';
import type { EmergencyStore } from './EmergencyStore';
import { obstaclesOf } from './obstaclesOf';
import { reachOf } from './reachOf';
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
    return this.#store.read(scope, r => r.emergencyScans.get(id));
  }

  async preview(
    scope: TenantScope,
    { vulnerabilityIds, scanner: name, type, ...choice }: Work & Choice,
  ) {
    const scanner = this.#scannerFor(vulnerabilityIds, name);
    const customers = await chooseCustomers(this.#tenants, scope, choice);
    const rights = await scope.rights([scanQuotaGrant]);
    const underWay = await this.#store.readOnce(scope, r =>
      r.emergencyScans.underWay(vulnerabilityIds),
    );
    const plans: EmergencyPlan[] = [];
    for (const customer of customers) {
      const { id: tenant } = customer;
      const one = scope.in(tenant);
      const reach = await reachOf(this.#store, one, { scanner, type });
      const { allowance, known } = await this.#store.read(one, async r => ({
        allowance: await scanAllowance(r, tenant, customer),
        known: await r.emergencyScans.countKnown(tenant, vulnerabilityIds),
      }));
      const obstacles = obstaclesOf({
        ...{ customer, scanner, reach, allowance },
        isUnderWay: underWay.includes(tenant),
        mayGrant: rights.has(scanQuotaGrant, tenant),
      });
      const { assets, reached, sites, site } = reach;
      plans.push({ tenant, assets, reached, known, sites, site, obstacles });
    }
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
    const parts: EmergencyPart[] = [];
    for (const customer of customers) {
      const one = scope.in(customer.id);
      const site = siteOf(input, customer);
      const reach = await reachOf(this.#store, one, { scanner, type, site });
      const mayGrant = rights.has(scanQuotaGrant, customer.id);
      parts.push({ customer, reach, mayGrant });
    }
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
