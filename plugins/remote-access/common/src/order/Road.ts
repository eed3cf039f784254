import { z } from 'zod';
import { id, line } from '@wardroom/platform-common';
import { HostKey } from '../target/HostKey';
import { CredentialOrder } from '../credential/CredentialOrder';
import { SshSettings } from '../target/TargetSettings';

/** How a network is reached. `direct`: the gateway connects by itself. `site`: by the door of the connector's site. */
export const Road = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direct') }),
  z.strictObject({
    kind: z.literal('site'),
    site: id('sit'),
    /** Path of its unix socket; see `siteDoor`. */
    door: z.string().max(200),
  }),
]);
export type Road = z.infer<typeof Road>;

/** A host through which a target is reached: a target itself, entered with its own credential. */
export const JumpHost = z.strictObject({
  id: id('tgt'),
  name: line(200),
  host: line(255),
  port: z.number().int().min(1).max(65_535),
  username: line(128),
  settings: SshSettings,
  credential: CredentialOrder,
  /** Its pinned keys. A host that was never met leads nowhere: nobody is there to confirm its key. */
  hostKeys: z.array(HostKey).min(1).max(16),
});
export type JumpHost = z.infer<typeof JumpHost>;
