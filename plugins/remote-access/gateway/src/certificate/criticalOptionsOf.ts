/** What a certificate says. It never permits more than a terminal: no forwarding of ports, agents or X11. */
export type CertificateContent = {
  /** Stands in the log of the server that is entered. */
  keyId: string;
  /** As whom its bearer may sign in. */
  principals: string[];
  /** The only command that runs, whatever is asked for. */
  forceCommand?: string;
  /** Addresses in CIDR notation from which it is good, separated by commas. */
  sourceAddress?: string;
};

/** What it restricts, by name and in the order of names. */
export function criticalOptionsOf(
  content: CertificateContent,
): Record<string, string> {
  const { forceCommand, sourceAddress } = content;
  return {
    ...(forceCommand !== undefined && { 'force-command': forceCommand }),
    ...(sourceAddress !== undefined && { 'source-address': sourceAddress }),
  };
}
