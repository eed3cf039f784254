import type { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ScanFormatDescription } from '@wardroom/assets-common';
import { builtInFormats } from '@wardroom/assets-formats';
import {
  scanFormatsExtensionPoint,
  type AddedScanFormat,
  type ScanFormatsExtensionPoint,
} from '@wardroom/assets-node';

/** The formats that this installation reads: those of the product, and those that modules add. */
export class ScanFormats implements ScanFormatsExtensionPoint {
  readonly #added = new Map<string, AddedScanFormat>();

  /** The product's, and those that modules will have added when the plugin begins. */
  static of(env: BackendPluginRegistrationPoints): ScanFormats {
    const formats = new ScanFormats();
    env.registerExtensionPoint(scanFormatsExtensionPoint, formats);
    return formats;
  }

  addFormat(format: AddedScanFormat): void {
    if (this.#ids.includes(format.id))
      throw new Error(`There is a format of scanners "${format.id}" already`);
    this.#added.set(format.id, format);
  }

  /** Which code the program that reads files loads. */
  get modules(): string[] {
    return [...this.#added.values()].map(({ path }) => path);
  }

  /** All of them, by their titles. */
  describe(): ScanFormatDescription[] {
    return [...builtInFormats, ...this.#added.values()]
      .map(({ id, title }) => ({ id, title }))
      .sort((a, b) => a.title.localeCompare(b.title, 'en'));
  }

  /** InputError where there is no such format. */
  check(id: string): void {
    if (this.#ids.includes(id)) return;
    throw new InputError(`format: must be one of ${this.#ids.join(', ')}`);
  }

  get #ids(): string[] {
    return [...builtInFormats.map(({ id }) => id), ...this.#added.keys()];
  }
}
