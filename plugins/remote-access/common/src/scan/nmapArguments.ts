import { parseNetwork } from '../site/SiteRange';
import { PortSet } from './PortSet';
import { usualPacketsPerSecond, type ScanLimits } from './ScanOrder';
import type { ScanPart } from './ScanPart';
import { safeScripts, scanProfiles, usualPorts } from './scanProfiles';
import type { ScanType } from './ScanType';

/** Slow enough for a customer's line and devices, whatever the network bears. */
const patience = ['-T3', '--max-retries', '2', '--max-rtt-timeout', '2s'];

const mostFirstPorts = 32;

/**
 * With what Nmap is called. All of it stands here but addresses and ports, which were parsed before and are no options.
 * It connects as any program does: that needs no right, and what is not allowed is stopped as it is for sessions. It
 * looks up no name, because it would also use this machine's.
 */
export function nmapArguments(
  scan: ScanLimits & { type: ScanType },
  { family, networks, ports }: ScanPart,
): string[] {
  const { type, exclude = [], packetsPerSecond = usualPacketsPerSecond } = scan;
  const { looksFirst, asks } = scanProfiles[type];
  const never = exclude.filter(one => parseNetwork(one)?.family === family);
  return [
    ...['-sT', '--unprivileged', '-n', ...(family === 6 ? ['-6'] : [])],
    ...['-oX', '-', '--no-stylesheet', '--stats-every', '5s'],
    ...patience,
    ...['--max-rate', String(packetsPerSecond)],
    ...(looksFirst ? [`-PS${firstPorts(ports)}`] : ['-Pn']),
    ...(asks ? askingArguments(asks) : []),
    ...(never.length ? ['--exclude', never.join(',')] : []),
    ...['-p', ports, '--', ...networks],
  ];
}

/** On which ports it looks whether somebody is there: usual ones, as far as they are allowed. */
function firstPorts(ports: string): string {
  const allowed = PortSet.of(ports);
  const usual = PortSet.of(usualPorts).within(allowed);
  return (usual.isEmpty ? allowed : usual).lowest(mostFirstPorts).toString();
}

function askingArguments(asks: 'lightly' | 'fully'): string[] {
  return [
    ...['-sV', ...(asks === 'lightly' ? ['--version-light'] : [])],
    `--script=${safeScripts.join(',')}`,
    // What a check did not find closes a finding that an earlier scan had.
    '--script-args=vulns.showall',
    ...['--script-timeout', '2m'],
  ];
}
