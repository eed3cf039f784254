import { identify } from '../normalise/identify';
import { isPort } from '../normalise/isPort';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScannedService } from '../record/ScannedAsset';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/** Masscan's XML, JSON and lists: open ports, one by one and in no order. They are services of assets and no findings. */
export const masscan: ScanFormat = {
  id: 'masscan',
  title: 'Masscan',
  version: 1,
  recognise,
  read,
};

/** How its JSON begins, for lists that end brokenly and so are none. */
const BEGINNING =
  /^\[?\s*\{\s*"ip":\s*"[^"]+",\s*"timestamp":\s*"\d+",\s*"ports":/;

/** How its list of lines begins and ends. */
const LIST = /^\s*#masscan\b/;
const LAST = /^# end$/;

function recognise({ xml, json, text }: FileHead): number {
  if (xml)
    return xml.root === 'nmaprun' && xml.attributes.scanner === 'masscan'
      ? 1
      : 0;
  if (LIST.test(text)) return 0.95;
  if (json === undefined) return BEGINNING.test(text.trimStart()) ? 0.9 : 0;
  const first = new JsonRecord(Array.isArray(json) ? json[0] : json);
  if (!first.text('ip')) return 0;
  const port = first.objects('ports')[0] ?? first;
  return port.has('port') && (port.has('proto') || port.has('rec_type'))
    ? 0.95
    : 0;
}

/** Ports that are held until their hosts are told; a scan with more tells some hosts several times. */
const MOST_PORTS = 200_000;

type Port = ScannedService & { ip: string };

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Masscan', ...factsOf(file) };
  // It writes an empty file where it has found nothing.
  if (file.head.text.trim() === '') return;
  const hosts = new Map<string, Map<string, ScannedService>>();
  let ports = 0;
  for await (const { ip, ...service } of allPortsOf(file)) {
    const known = hosts.get(ip) ?? new Map<string, ScannedService>();
    hosts.set(ip, known);
    const key = `${service.port}/${service.protocol}`;
    known.set(key, { ...known.get(key), ...service });
    ports += 1;
    if (ports < MOST_PORTS) continue;
    yield* assetsOf(hosts);
    hosts.clear();
    ports = 0;
  }
  yield* assetsOf(hosts);
}

function allPortsOf(file: ScanFile): AsyncGenerator<Port> {
  if (file.head.xml) return portsOfXml(file);
  return LIST.test(file.head.text) ? portsOfList(file) : portsOfJson(file);
}

/** Lines as `open tcp 80 10.1.2.3 1767607200`, and of what a service says `banner tcp 80 10.1.2.3 1767607200 http …`. */
async function* portsOfList(file: ScanFile): AsyncGenerator<Port> {
  for await (const line of linesOf(file)) {
    const [kind, protocol, port, ip, , name, ...banner] = line.split(' ');
    if (ip && isPort(Number(port)) && /^(?:open|banner)$/.test(kind))
      yield {
        ip,
        port: Number(port),
        protocol,
        ...bannered(name, banner.join(' ')),
      };
  }
}

async function* linesOf(file: ScanFile): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of file.text()) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest && !LAST.test(rest))
    throw new ScanFileError(
      'The last line has no end: the file was cut off. Run the scan again.',
    );
}

function factsOf({ head }: ScanFile) {
  const { version, start } = head.xml?.attributes ?? {};
  return { scannerVersion: version, startedAt: timeOf(start) };
}

/** The file does not say which ports were looked at: no host is covered. */
function* assetsOf(
  hosts: Map<string, Map<string, ScannedService>>,
): Generator<ScanRecord> {
  for (const [ip, services] of hosts)
    yield {
      kind: 'asset',
      asset: {
        name: ip,
        identifiers: identify(ip),
        services: [...services.values()],
      },
    };
}

async function* portsOfXml(file: ScanFile): AsyncGenerator<Port> {
  for await (const { element } of file.xml(['nmaprun/host'])) {
    const ip = element.child('address')?.attributes.addr;
    for (const port of element.at('ports')?.all('port') ?? []) {
      const { portid, protocol = 'tcp' } = port.attributes;
      const { state = 'open' } = port.child('state')?.attributes ?? {};
      const { name, banner } = port.child('service')?.attributes ?? {};
      if (ip && portid && state === 'open')
        yield {
          ip,
          port: Number(portid),
          protocol,
          ...bannered(name, banner),
        };
    }
  }
}

async function* portsOfJson(file: ScanFile): AsyncGenerator<Port> {
  const broken = await endsBrokenly(file);
  const isList = file.head.text.trimStart().startsWith('[');
  const unopened = broken && !isList;
  const paths = [isList || unopened ? '[]' : ''];
  try {
    for await (const { value } of file.json(paths, { unopened }))
      yield* portsOf(new JsonRecord(value));
  } catch (error) {
    if (!broken || !(error instanceof ScanFileError)) throw error;
  }
}

/** Old versions do not begin the list, and end it with a comma or with `{finished: 1}`, which is no JSON: all ports stand before it. */
async function endsBrokenly(file: ScanFile): Promise<boolean> {
  let tail = '';
  for await (const piece of file.text()) tail = (tail + piece).slice(-200);
  return /[}\]]\s*,\s*(\{\s*finished:\s*1\s*\}\s*)?\]?\s*$/.test(tail);
}

function* portsOf(record: JsonRecord): Generator<Port> {
  const ip = record.text('ip');
  const listed = record.objects('ports');
  for (const each of listed.length > 0 ? listed : [record]) {
    const port = each.number('port');
    const status = each.text('status') ?? each.text('data', 'status');
    if (!ip || !port || (status ?? 'open') !== 'open') continue;
    const service = each.object('service');
    yield {
      ip,
      port,
      protocol: each.text('proto')?.toLowerCase() ?? 'tcp',
      ...bannered(service.text('name'), service.text('banner')),
    };
  }
}

/** What a service says of itself, where it was asked. */
function bannered(name: string | undefined, banner: string | undefined) {
  return {
    ...(name && { name }),
    ...(banner && { product: banner.slice(0, 200) }),
  };
}
