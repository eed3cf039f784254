import type { RdpSettings, VncSettings } from '@wardroom/remote-access-common';
import type { Address } from '../dial/openRoad';
import type { DesktopRules } from './DesktopRules';

/** What guacd itself speaks. */
export type GuacdSettings = RdpSettings | VncSettings;

type Facts = {
  settings: GuacdSettings;
  username: string;
  /** Where guacd finds the target. */
  address: Address;
  /** The password as text; guacd's protocol knows no bytes. */
  password: string;
  rules: DesktopRules;
  /** Longest file to the target and from it, in bytes; 0 is none. */
  files: { fileInBytes: number; fileOutBytes: number };
  /** Folder for the session's files, as guacd names it. */
  drive?: string;
  /** SHA-256 of the certificate that the target showed, in base64 without padding, where it is pinned. */
  pinned?: string;
};

/**
 * What guacd is told of a target, by the names of its parameters. Those that a version of guacd does not list are never
 * sent; so nothing here may be needed for safety alone.
 */
export function desktopParameters(facts: Facts): Map<string, string> {
  const { settings, username, address, password, rules } = facts;
  const named: Record<string, string | undefined> = {
    hostname: address.host,
    port: `${address.port}`,
    username,
    password,
    'color-depth': settings.colorDepth && `${settings.colorDepth}`,
    'disable-copy': flag(rules.copyBytes === 0),
    'disable-paste': flag(rules.pasteBytes === 0),
    'disable-audio': 'true',
    'enable-audio': '',
    ...(settings.protocol === 'rdp'
      ? rdpParameters(settings, facts)
      : { 'clipboard-encoding': 'ISO8859-1' }),
  };
  return new Map(
    Object.entries(named).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

function rdpParameters(
  { domain, security, keyboard }: RdpSettings,
  { files, drive, pinned }: Facts,
): Record<string, string | undefined> {
  return {
    domain,
    security,
    // Either the certificate is verified, or the gateway has seen that it is the pinned one.
    'ignore-cert': flag(pinned !== undefined),
    'cert-fingerprints': pinned && `sha256:${hexOf(pinned)}`,
    'server-layout': keyboard,
    'resize-method': 'display-update',
    'client-name': 'Wardroom',
    'enable-font-smoothing': 'true',
    'enable-printing': '',
    ...(drive && {
      'enable-drive': 'true',
      'drive-name': 'Wardroom',
      'drive-path': drive,
      'create-drive-path': 'true',
      'disable-download': flag(files.fileOutBytes === 0),
      'disable-upload': flag(files.fileInBytes === 0),
    }),
  };
}

function flag(on: boolean): string | undefined {
  return on ? 'true' : undefined;
}

function hexOf(base64: string): string {
  const bytes = [...Buffer.from(base64, 'base64')];
  return bytes.map(byte => byte.toString(16).padStart(2, '0')).join(':');
}
