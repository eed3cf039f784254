import { z } from 'zod';
import {
  GatewaySettings,
  nodeName,
  StoreSettings,
} from '@wardroom/remote-access-common';

const path = z.string().min(1).max(4_096);
const port = z.number().int().min(0).max(65_535);
const { shape } = GatewaySettings;

/** The configuration file of a gateway that is a program of its own. Paths are taken from the file's folder. */
export const NodeConfig = z.strictObject({
  /** This gateway's name: it stands in its certificate and in the path of its WebSockets. */
  node: nodeName,
  /** Where the ingress finds it, for `/gw/<node>/`. */
  listen: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: port.default(7_010),
      /** With both it speaks https. */
      certificate: path.optional(),
      key: path.optional(),
    })
    .refine(({ certificate, key }) => !certificate === !key, {
      message: 'needs both certificate and key, or neither',
    })
    .prefault({}),
  /** Addresses or ranges of the proxies that may say whom they forward for. */
  trustProxy: z.array(z.string()).default([]),
  /** Where portals find it. Certificate, key and authority are of the operator, see docs/deployment.md. */
  control: z.strictObject({
    host: z.string().default('0.0.0.0'),
    port: port.default(7_011),
    certificate: path,
    key: path,
    authority: path,
  }),
  stateDirectory: path,
  recordingsDirectory: path,
  /** Origins of the app, such as `https://wardroom.example.com`. */
  origins: z.array(z.url()).min(1),
  scanner: shape.scanner,
  guacd: shape.guacd,
  connectorSocket: shape.connectorSocket,
  limits: shape.limits,
  stores: StoreSettings.prefault({}),
  rotationHooks: shape.rotationHooks,
  proxyCommands: shape.proxyCommands,
  /** Seconds that open sessions have to end by themselves when the gateway is stopped. */
  drainSeconds: z.number().int().min(0).max(86_400).default(60),
});
export type NodeConfig = z.output<typeof NodeConfig>;
