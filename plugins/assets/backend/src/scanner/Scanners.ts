import { z } from 'zod';
import type { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type {
  ScannerDescription,
  ScanSite,
  ScanType,
} from '@wardroom/assets-common';
import {
  scannersExtensionPoint,
  type Scanner,
  type ScannersExtensionPoint,
} from '@wardroom/assets-node';

/** As much of a scan as depends on what its scanner can do. */
export type Work = {
  scanner: string;
  type: ScanType;
  site?: string;
  settings: Record<string, unknown>;
};

/** The scanners that modules added. */
export class Scanners implements ScannersExtensionPoint {
  readonly #scanners = new Map<string, Scanner>();

  /** Those that modules will have added when the plugin begins. */
  static of(env: BackendPluginRegistrationPoints): Scanners {
    const scanners = new Scanners();
    env.registerExtensionPoint(scannersExtensionPoint, scanners);
    return scanners;
  }

  addScanner(scanner: Scanner): void {
    const { name } = scanner;
    if (this.#scanners.has(name))
      throw new Error(`There is a scanner "${name}" already`);
    this.#scanners.set(name, scanner);
  }

  find(name: string): Scanner | undefined {
    return this.#scanners.get(name);
  }

  /** Those that can test anew what files of this format have shown. */
  testing(format: string): Scanner[] {
    return [...this.#scanners.values()].filter(
      scanner => scanner.format === format && scanner.types.includes('retest'),
    );
  }

  /** Those that say of all of these CVEs whether they are there. */
  lookingFor(vulnerabilityIds: string[]): Scanner[] {
    return [...this.#scanners.values()].filter(scanner =>
      vulnerabilityIds.every(id => scanner.looksFor?.(id)),
    );
  }

  /** What there is, with the ways into the customer's network that each can take. */
  async describe(tenant: string): Promise<ScannerDescription[]> {
    const described = [...this.#scanners.values()].map(async scanner => ({
      name: scanner.name,
      title: scanner.title,
      format: scanner.format,
      types: [...scanner.types],
      needsSite: scanner.needsSite,
      sites: await sitesOf(scanner, tenant),
      settingsSchema:
        scanner.settings && z.toJSONSchema(scanner.settings, { io: 'input' }),
    }));
    return Promise.all(described);
  }

  /**
   * The scanner that does this work.
   *
   * @throws InputError with the field that does not fit it
   */
  fitFor({ scanner: name, type, site, settings }: Work): Scanner {
    const scanner = this.#scanners.get(name);
    if (!scanner) {
      const names = [...this.#scanners.keys()].join(', ') || 'none';
      throw new InputError(`scanner: must be one of those here: ${names}`);
    }
    if (!scanner.types.includes(type)) {
      const types = scanner.types.join(', ');
      throw new InputError(`type: ${scanner.title} can do ${types}`);
    }
    if (scanner.needsSite && !site) {
      throw new InputError(
        `site: ${scanner.title} reaches its targets through a site: choose one`,
      );
    }
    settingsFor(scanner, settings);
    return scanner;
  }
}

/** The ways into the network of one customer that a scanner can take. */
export async function sitesOf(
  scanner: Scanner | undefined,
  tenant: string,
): Promise<ScanSite[]> {
  return (await scanner?.sites?.([tenant]))?.get(tenant) ?? [];
}

/**
 * The settings as the scanner takes them.
 *
 * @throws InputError with the setting that it does not take
 */
export function settingsFor(
  scanner: Scanner,
  settings: Record<string, unknown>,
): Record<string, unknown> {
  const schema = scanner.settings ?? z.strictObject({});
  const read = schema.safeParse(settings);
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  throw new InputError(`${['settings', ...path].join('.')}: ${message}`);
}
