import { identify, macOf } from '../normalise/identify';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { ScannedAsset, ScannedService } from '../record/ScannedAsset';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { nmapScript } from './nmapScript';

/** Nmap's XML: hosts with their ports. Open ports are services of an asset and no findings; scripts may find some. */
export const nmap: ScanFormat = {
  id: 'nmap',
  title: 'Nmap',
  version: 1,
  recognise,
  read,
};

function recognise({ xml }: FileHead): number {
  if (xml?.root !== 'nmaprun') return 0;
  return xml.attributes.scanner === 'masscan' ? 0 : 1;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const { args = '', version, start } = file.head.xml?.attributes ?? {};
  yield {
    kind: 'scan',
    scanner: 'Nmap',
    scannerVersion: version,
    startedAt: timeOf(start),
  };
  const scanned: string[] = [];
  for await (const { path, element } of file.xml([
    'nmaprun/scaninfo',
    'nmaprun/host',
    'nmaprun/runstats/finished',
  ])) {
    if (path === 'nmaprun/scaninfo') scanned.push(portsIn(element));
    else if (path === 'nmaprun/host') {
      const ports = inNotation(scanned);
      yield* recordsOf(element, { scope: scriptsIn(args), ports }, file);
    } else yield { kind: 'scan', endedAt: timeOf(element.attributes.time) };
  }
}

/** `T:22,80`: ports of one protocol with its letter. */
function portsIn({ attributes }: XmlElement): string {
  const { protocol = '', services } = attributes;
  return services ? `${protocol.charAt(0).toUpperCase()}:${services}` : '';
}

function inNotation(scanned: string[]): string | undefined {
  const parts = scanned.filter(Boolean);
  if (parts.length === 1) return parts[0].replace(/^T:/, '');
  return parts.join(',') || undefined;
}

/** Which scripts ran, as the command names them: another choice of scripts looks for other weaknesses. */
function scriptsIn(args: string): string {
  const named = /--script[= ]+("[^"]*"|\S+)/.exec(args)?.[1];
  const usual = /\s-(sC|A)\b/.test(args) ? 'default' : '';
  return [usual, named?.replace(/"/g, '')].filter(Boolean).join(',');
}

function* recordsOf(
  host: XmlElement,
  coverage: { scope: string; ports?: string },
  file: ScanFile,
): Generator<ScanRecord> {
  if (!hasAnswered(host)) return;
  const asset = assetOf(host);
  if (!asset) {
    file.warn('A host has no address; it is left out');
    return;
  }
  yield { kind: 'asset', asset, coverage };
  const seenAt = timeOf(host.attributes.endtime);
  for (const port of host.at('ports')?.all('port') ?? []) {
    if (stateOf(port) !== 'open') continue;
    const place = serviceOf(port);
    for (const script of port.all('script'))
      yield* nmapScript(script, { asset, place, seenAt });
  }
  for (const script of host.at('hostscript')?.all('script') ?? [])
    yield* nmapScript(script, { asset, seenAt });
}

/** Told to skip discovery, Nmap calls every address up, also where nothing is. */
function hasAnswered(host: XmlElement): boolean {
  const { state, reason } = host.child('status')?.attributes ?? {};
  if (state === 'down') return false;
  if (state === 'up' && reason !== 'user-set') return true;
  const ports = host.child('ports');
  const states = [
    ...(ports?.all('port') ?? []).map(stateOf),
    ...(ports?.all('extraports') ?? []).map(each => each.attributes.state),
  ];
  return states.some(each => each === 'open' || each === 'closed');
}

function stateOf(port: XmlElement): string | undefined {
  return port.child('state')?.attributes.state;
}

function assetOf(host: XmlElement): ScannedAsset | undefined {
  const addresses = host.all('address').map(each => each.attributes);
  const ips = addresses.filter(each => each.addrtype !== 'mac');
  const macs = addresses.filter(each => each.addrtype === 'mac');
  const names = host.at('hostnames')?.all('hostname') ?? [];
  const given = names.filter(each => each.attributes.type === 'user');
  const name = (given.length > 0 ? given : names)[0]?.attributes.name;
  const identifiers = [
    ...[name, ...ips.map(each => each.addr)].flatMap(each =>
      identify(each ?? ''),
    ),
    ...macs
      .flatMap(each => macOf(each.addr ?? '') ?? [])
      .map(value => ({ kind: 'mac' as const, value })),
  ];
  if (identifiers.length === 0) return undefined;
  const os = host.at('os')?.child('osmatch');
  const cpes = os?.all('osclass').flatMap(each => each.all('cpe')) ?? [];
  const open = (host.at('ports')?.all('port') ?? []).filter(
    port => stateOf(port) === 'open',
  );
  return {
    name: name || identifiers[0].value,
    identifiers,
    os: os?.attributes.name,
    cpes: cpes.length > 0 ? cpes.map(each => each.fullText()) : undefined,
    services: open.map(serviceOf),
  };
}

function serviceOf(port: XmlElement): ScannedService {
  const service = port.child('service');
  const { name, product, version, tunnel } = service?.attributes ?? {};
  return {
    port: Number(port.attributes.portid),
    protocol: port.attributes.protocol ?? 'tcp',
    name: tunnel && name ? `${tunnel}/${name}` : name,
    product,
    version,
    cpe: service?.text('cpe'),
  };
}
