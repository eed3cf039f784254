import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import { storeProviderId } from '../credential/CredentialStore';
import { GuacdPlace } from './GuacdPlace';
import { keyId, SealPublicKey } from '../crypto/Sealed';
import { rotationHookId } from '../credential/RotationPlan';
import { SignPublicKey } from '../crypto/SignPublicKey';
import { proxyCommandName } from '../target/TargetSettings';

/** Raised when the messages between portal and gateway change in a way the other side must know. */
export const controlProtocolVersion = 1;

export const GatewayLimits = z.strictObject({
  /** Sockets that have not sent their ticket yet; when one more comes, the oldest is closed. */
  waiting: z.number().int().min(1).default(256),
  /** Terminals open at once. */
  sessions: z.number().int().min(1).default(500),
  /** Replays open at once. */
  replays: z.number().int().min(1).default(100),
  /** Milliseconds for reaching a target, host key and sign-in included. */
  dialMs: z.number().int().min(100).default(20_000),
  /** From this part of the recordings' storage on no session begins, unless so many bytes are free all the same. */
  storage: z
    .strictObject({
      share: z.number().min(0).max(1).default(0.8),
      freeBytes: z
        .number()
        .int()
        .min(0)
        .default(5 * 1024 ** 3),
    })
    .prefault({}),
  /** Seconds for which sessions go on while the portal cannot say that they may. */
  unvouchedSeconds: z.number().min(0.1).default(600),
});
export type GatewayLimits = z.infer<typeof GatewayLimits>;

/** What the gateway may ask of stores outside, and by which code. Only whoever starts the gateway says it. */
export const StoreSettings = z.strictObject({
  /** Scheme, host and port of every store that may be asked. */
  allow: z.array(z.string()).max(100).default([]),
  /** Files that export a `storeClient`, by the providers whose stores it speaks with. */
  clients: z
    .array(z.strictObject({ provider: storeProviderId, path: z.string() }))
    .max(20)
    .default([]),
});
export type StoreSettings = z.output<typeof StoreSettings>;

/** A program that leads to targets by its standard input and output. Only whoever starts the gateway says which there are. */
export const ProxyCommand = z.strictObject({
  name: proxyCommandName,
  /** Program and arguments: `%h`, `%p` and `%r` stand for host, port and user of the target, `%%` for `%`. No shell reads them. */
  command: z.array(z.string().min(1).max(400)).min(1).max(40),
});
export type ProxyCommand = z.infer<typeof ProxyCommand>;

/** What the gateway shows web applications with: programs of this machine, by their paths. */
export const BrowserPlace = z.strictObject({
  /** Chromium, as the program itself and not what starts it. */
  chromium: z.string(),
  /** The folder in which it looks for policies. */
  policies: z.string(),
  /** TigerVNC's X server. */
  xvnc: z.string(),
  /** Keeps both in rooms of their own. */
  bwrap: z.string(),
  /** Carries the browser's connections out of its room, to the gateway. */
  socat: z.string(),
});
export type BrowserPlace = z.infer<typeof BrowserPlace>;

export const GatewaySettings = z.strictObject({
  protocol: z.literal(controlProtocolVersion),
  /** Name of this gateway node. */
  node: line(64),
  /** Private keys and unreported ends. The gateway creates it (0700) and nobody else reads it. Back it up apart. */
  stateDirectory: z.string(),
  /** Recordings, as `<tenant>/<recording>.wrec`. Everything in it is encrypted and may be copied anywhere. */
  recordingsDirectory: z.string(),
  /** Origins from which a WebSocket may come, such as `https://wardroom.example.com`. */
  origins: z.array(z.string()).min(1),
  /** Without it, and without guacd, there are no web applications. */
  browser: BrowserPlace.optional(),
  /** A program with its arguments that reads each transferred file and ends with 0 where it may pass. */
  scanner: z.array(z.string().min(1)).min(1).optional(),
  /** Without it there are no desktops. */
  guacd: GuacdPlace.optional(),
  /** The connector's socket on this machine. Without it only direct roads lead anywhere. */
  connectorSocket: z.string().max(200).optional(),
  limits: GatewayLimits.prefault({}),
  stores: StoreSettings.prefault({}),
  proxyCommands: z.array(ProxyCommand).max(20).default([]),
  /** Files that export a `rotationHook`, by the names of the hooks. */
  rotationHooks: z
    .array(z.strictObject({ hook: rotationHookId, path: z.string() }))
    .max(20)
    .default([]),
});
export type GatewaySettings = z.input<typeof GatewaySettings>;

/** Who a gateway is: publish `sign`, seal to `seal`. */
export const GatewayIdentity = z.strictObject({
  protocol: z.number().int(),
  node: line(64),
  pid: z.number().int(),
  /** Seal new secrets to this key. Older keys still open what was sealed to them. */
  seal: SealPublicKey,
  /** Names of all keys that open secrets, the present one first. */
  opens: z.array(keyId).min(1),
  /** The keys that sign recordings, the present one first. */
  sign: z.array(SignPublicKey).min(1),
});
export type GatewayIdentity = z.infer<typeof GatewayIdentity>;
