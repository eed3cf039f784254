import { defineJob } from '@wardroom/platform-node';
import type { Directory } from '../directory/Directory';
import { VOID_TOKENS } from '../signInSession/Revocation';

/** Voids a person's tokens when the tenants context could not be reached at once. */
export function voidTokens(directory: Directory) {
  return defineJob({
    name: VOID_TOKENS,
    async run(_, payload) {
      const { ref, before } = payload as { ref: string; before: string };
      await directory.voidTokens(ref, new Date(before));
    },
  });
}
