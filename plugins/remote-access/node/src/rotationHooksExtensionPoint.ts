import { createExtensionPoint } from '@backstage/backend-plugin-api';

export type RotationHooksExtensionPoint = {
  /**
   * Adds a way to change secrets on targets. Throws where there is one of this name already.
   *
   * @param hook - `path` names a file that exports a `rotationHook` of the type `RotationHook`; the gateway loads it
   */
  addHook(hook: { id: string; path: string }): void;
};

/** Where modules add ways to change the secret of a credential on its target. */
export const rotationHooksExtensionPoint =
  createExtensionPoint<RotationHooksExtensionPoint>({
    id: 'remote-access.rotation-hooks',
  });
