import { InputError } from '@backstage/errors';
import {
  linuxPasswordHook,
  type GatewaySettings,
} from '@wardroom/remote-access-common';
import type { RotationHooksExtensionPoint } from '@wardroom/remote-access-node';

/** The ways to change secrets that modules added to the one of the gateway. */
export class RotationHooks implements RotationHooksExtensionPoint {
  readonly #paths = new Map<string, string>();

  addHook({ id, path }: { id: string; path: string }): void {
    if (this.#paths.has(id) || id === linuxPasswordHook) {
      throw new Error(`There is a rotation hook "${id}" already`);
    }
    this.#paths.set(id, path);
  }

  /** Which code the gateway loads for which hook. */
  get files(): NonNullable<GatewaySettings['rotationHooks']> {
    return [...this.#paths].map(([hook, path]) => ({ hook, path }));
  }

  /** InputError where there is no such hook. */
  check(id: string): void {
    if (id === linuxPasswordHook || this.#paths.has(id)) return;
    throw new InputError(
      `rotation.hook: this installation knows no way "${id}" to change a secret`,
    );
  }
}
