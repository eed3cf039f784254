import { z } from 'zod';
import { CommandRules } from './CommandRule';

/** How targets can be reached, as far as rules allow and forbid it. */
export const AccessProtocol = z.enum([
  'ssh',
  'telnet',
  'rdp',
  'vnc',
  'web',
  'api',
]);
export type AccessProtocol = z.infer<typeof AccessProtocol>;

/** The protocols as people write them. */
export const protocolNames: Record<AccessProtocol, string> = {
  ssh: 'SSH',
  telnet: 'Telnet',
  rdp: 'RDP',
  vnc: 'VNC',
  web: 'Web',
  api: 'Web API',
};

const MB = 1024 ** 2;
const clipboardBytes = z.number().int().min(0).max(200_000);
const fileBytes = z
  .number()
  .int()
  .min(0)
  .max(4096 * MB);

/**
 * What holds in remote access. The provider's rules hold for all customers; those of a customer and of a target can
 * only be stricter. Sizes are in bytes, and 0 switches a direction off.
 */
export const AccessRules = z.strictObject({
  /** Ways that may be used at all. */
  protocols: z.array(AccessProtocol).max(AccessProtocol.options.length),
  /** Text that may be copied out of a session at once. */
  copyBytes: clipboardBytes,
  /** Text that may be pasted into a session at once. */
  pasteBytes: clipboardBytes,
  /** `confirm`: several lines at once only after the person saw how many. */
  paste: z.enum(['allow', 'confirm', 'deny']),
  /** Longest file that may be taken from a target. */
  fileOutBytes: fileBytes,
  /** Longest file that may be brought to a target. */
  fileInBytes: fileBytes,
  /** Without typing for so long, a session ends. */
  idleSeconds: z.number().int().min(60).max(14_400),
  /** Longest time of a session. */
  absoluteSeconds: z.number().int().min(300).max(43_200),
  /** How long before either end a warning comes. */
  warningSeconds: z.number().int().min(10).max(600),
  /** How long a session is held when the browser is lost. */
  graceSeconds: z.number().int().min(0).max(600),
  /** How many sessions one person may have at once. */
  sessionsPerPerson: z.number().int().min(1).max(20),
  /** Whether input waits for a watcher: on targets that are marked, or on all. */
  watcher: z.enum(['marked', 'always']),
  /** Where a session needs a grant besides its request. */
  grantNeeded: z.enum(['never', 'high-risk', 'always']),
  /** Who may approve a grant: an administrator of the provider too, or the customer alone. */
  approvers: z.enum(['either', 'customer']),
  /** Minutes for which a one-time code counts for further sessions of the same browser; 0: each one needs its own. */
  stepUpMinutes: z.number().int().min(0).max(480),
  /** The same for targets of high risk. */
  stepUpMinutesHighRisk: z.number().int().min(0).max(480),
  /** Whether what is opened works from the address that asked for it alone. */
  sameAddress: z.boolean(),
  /** Whether the customer's administrators may watch sessions. */
  mayWatch: z.boolean(),
  /** Whether the customer's administrators may end sessions. */
  mayStop: z.boolean(),
  /** Whether technicians may have secrets typed into a session, its own and others of its system, which they never see. */
  mayPasteSecrets: z.boolean(),
  /** Whether whoever may see a recording may also take it out as a file. */
  mayExport: z.boolean(),
  /** Whether the customer's administrators may explain what sessions did beside their plans. */
  mayReview: z.boolean(),
  /** Longest time of emergency access in minutes; 0: there is none. */
  emergencyMinutes: z.number().int().min(0).max(480),
  /** What is done about commands; what a customer adds holds besides what the provider says. */
  commandRules: CommandRules,
  /** Days after which a recording is deleted. Holds for recordings that are made from then on. */
  retentionDays: z.number().int().min(30).max(3650),
});
export type AccessRules = z.infer<typeof AccessRules>;

export type AccessRule = keyof AccessRules;

/** Some of the rules: what is absent is left to the level above. */
export const SomeAccessRules = AccessRules.extend({
  commandRules: CommandRules.max(25),
}).partial();
export type SomeAccessRules = z.infer<typeof SomeAccessRules>;

/** What holds for all customers until the provider says otherwise. */
export const defaultAccessRules: AccessRules = {
  protocols: [...AccessProtocol.options],
  copyBytes: 100_000,
  pasteBytes: 100_000,
  paste: 'allow',
  fileOutBytes: 100 * MB,
  fileInBytes: 100 * MB,
  idleSeconds: 900,
  absoluteSeconds: 28_800,
  warningSeconds: 60,
  graceSeconds: 60,
  sessionsPerPerson: 4,
  watcher: 'marked',
  grantNeeded: 'never',
  approvers: 'either',
  stepUpMinutes: 0,
  stepUpMinutesHighRisk: 0,
  sameAddress: false,
  mayWatch: true,
  mayStop: true,
  mayPasteSecrets: false,
  mayExport: true,
  mayReview: false,
  emergencyMinutes: 120,
  commandRules: [],
  retentionDays: 365,
};
