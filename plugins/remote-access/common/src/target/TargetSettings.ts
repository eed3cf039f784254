import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import { AllowedAlgorithms } from './AllowedAlgorithms';
import { ApiSettings } from './ApiSettings';
import { hostAddress } from './hostAddress';
import { RdpSettings } from './RdpSettings';
import { TelnetSettings } from './TelnetSettings';
import { VncSettings } from './VncSettings';
import { WebSettings } from './WebSettings';

/** How targets are spoken to. */
export const TargetProtocol = z.enum([
  'ssh',
  'telnet',
  'rdp',
  'vnc',
  'web',
  'api',
]);
export type TargetProtocol = z.infer<typeof TargetProtocol>;

/** What the certificates say that are minted for a target whose credential is a certificate authority. */
export const CertificateSettings = z.strictObject({
  /** As whom their bearer may sign in; the target's user name if absent. */
  principals: z.array(line(128)).min(1).max(16).optional(),
  /** The only command that runs. */
  forceCommand: line(1000).optional(),
  /** Addresses in CIDR notation, separated by commas, from which they are good: those of the gateway. */
  sourceAddress: line(400)
    .regex(
      /^[0-9a-f.:/]+(?:,[0-9a-f.:/]+)*$/,
      'must be addresses like 192.0.2.7/32, separated by commas',
    )
    .optional(),
});
export type CertificateSettings = z.infer<typeof CertificateSettings>;

/** By what targets name a command that leads to them. */
export const proxyCommandName = z
  .string()
  .regex(/^[a-z0-9](?:-?[a-z0-9]){0,39}$/, 'must be the name of a command');

export const SshSettings = z.strictObject({
  protocol: z.literal('ssh'),
  /** Old algorithms that this target needs; none if absent. */
  algorithms: AllowedAlgorithms.optional(),
  certificate: CertificateSettings.optional(),
  /** `openssh`: the system's own client is used. So it is for each target that is known by a host authority. */
  transport: z.literal('openssh').optional(),
  /** What its host certificate calls it; the target's address if absent. */
  certifiedName: hostAddress.optional(),
  /**
   * It is a proxy that leads on by a subsystem called `proxy:host:port` with `@` and the cluster, as Teleport's are, and not
   * by forwarding a port.
   */
  proxy: z.strictObject({ cluster: hostAddress.optional() }).optional(),
  /** Name of a command of the configuration that leads there, in place of any other way; for OpenSSH's client alone. */
  proxyCommand: proxyCommandName.optional(),
});
export type SshSettings = z.infer<typeof SshSettings>;

/** What a target that is shown as a terminal needs. */
export const TerminalSettings = z.discriminatedUnion('protocol', [
  SshSettings,
  TelnetSettings,
  ApiSettings,
]);
export type TerminalSettings = z.infer<typeof TerminalSettings>;

/** What a target that is shown as a desktop needs. */
export const DesktopSettings = z.discriminatedUnion('protocol', [
  RdpSettings,
  VncSettings,
  WebSettings,
]);
export type DesktopSettings = z.infer<typeof DesktopSettings>;

/** Whether a target of this protocol is shown as a desktop, and not as a terminal. */
export function isDesktop(protocol: TargetProtocol): boolean {
  return DesktopSettings.options.some(
    ({ shape }) => shape.protocol.value === protocol,
  );
}

/** What a target needs beside its address, depending on its protocol. */
export const TargetSettings = z.discriminatedUnion('protocol', [
  ...TerminalSettings.options,
  ...DesktopSettings.options,
]);
export type TargetSettings = z.infer<typeof TargetSettings>;
