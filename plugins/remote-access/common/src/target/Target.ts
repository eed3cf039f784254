import { z } from 'zod';
import { id, line } from '@wardroom/platform-common';
import { hostAddress } from './hostAddress';
import { HostKey } from './HostKey';
import { TargetProtocol, TargetSettings } from './TargetSettings';

/** What holds in the sessions of a target. */
export const TargetPolicy = z.strictObject({
  /** Seconds without typing after which a session ends. */
  idleSeconds: z.number().int().min(60).max(14_400),
  /** Longest time of a session in seconds. */
  absoluteSeconds: z.number().int().min(300).max(43_200),
  /** Whether text may be pasted: `confirm` asks first where it has several lines. */
  paste: z.enum(['allow', 'confirm', 'deny']),
  /** Whether text may be copied out of the terminal. */
  copy: z.boolean(),
  /** Targets of high risk may need a grant, or a one-time code for each session, where others do not. */
  risk: z.enum(['normal', 'high']).default('normal'),
  /** Whether nobody types unless somebody watches. */
  watched: z.boolean().default(false),
});
export type TargetPolicy = z.infer<typeof TargetPolicy>;

export const defaultTargetPolicy: TargetPolicy = {
  idleSeconds: 900,
  absoluteSeconds: 14_400,
  paste: 'confirm',
  copy: true,
  risk: 'normal',
  watched: false,
};

export const targetFields = {
  /** The asset that a session on this target works on. */
  asset: id('ast'),
  name: line(80),
  host: hostAddress,
  port: z.number().int().min(1).max(65_535),
  /** Empty only where none is asked for: by most VNC servers, and by some web applications. */
  username: z.union([line(128), z.literal('')]),
  credential: id('crd'),
  /** The site that it stands in; it is dialed through it alone. `null`, or absent in a new one: dialed directly. */
  site: id('sit').nullable().optional(),
};

/** One way into an asset: where, as whom, with which credential, under which rules. */
export const Target = z.object({
  id: z.string(),
  tenant: z.string(),
  asset: z.string(),
  name: z.string(),
  protocol: TargetProtocol,
  host: z.string(),
  port: z.number().int(),
  username: z.string(),
  credential: z.object({ id: z.string(), label: z.string() }),
  settings: TargetSettings,
  /** Hosts through which it is reached, the nearest first: other SSH targets of the tenant. */
  jumps: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The site through which alone it is dialed. */
  site: z.object({ id: z.string(), name: z.string() }).optional(),
  policy: TargetPolicy,
  /**
   * `unknown`: pinned at the first session; `pinned`: another key ends the session before the credential is used;
   * `changed`: another key was met, and no session opens until it is re-pinned.
   */
  hostKeyState: z.enum(['unknown', 'pinned', 'changed']),
  pinned: HostKey.optional(),
  /** The other key that was met. */
  presented: HostKey.optional(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  allowedActions: z.array(z.enum(['open', 'update', 'delete', 'repin'])),
});
export type Target = z.infer<typeof Target>;
