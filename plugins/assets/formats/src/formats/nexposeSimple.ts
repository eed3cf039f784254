import { identify } from '../normalise/identify';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { Occurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { ScanRecord } from '../record/ScanRecord';
import { nexposeTimeOf } from './nexposeTimeOf';

const TIME = 'NeXposeSimpleXML/generated';
const DEVICE = 'NeXposeSimpleXML/devices/device';

/**
 * Rapid7's “Simple XML Export”: devices with their services, and ids of what was found there. What an id means and how bad
 * it is stands in another report; what was looked for in none.
 */
export async function* nexposeSimple(
  file: ScanFile,
): AsyncGenerator<ScanRecord> {
  file.warn(
    'The simple export has no severities: all findings count as Info. “XML Export 2.0” has them.',
  );
  yield { kind: 'scan', scanner: 'Nexpose' };
  for await (const { path, element } of file.xml([TIME, DEVICE]))
    if (path === TIME)
      yield { kind: 'scan', endedAt: nexposeTimeOf(element.fullText()) };
    else yield* recordsOf(element, file);
}

function* recordsOf(device: XmlElement, file: ScanFile): Generator<ScanRecord> {
  const { address = '' } = device.attributes;
  const identifiers = identify(address);
  if (identifiers.length === 0) {
    file.warn('A device has no address; it is left out');
    return;
  }
  const services = device.at('services')?.all('service') ?? [];
  const asset: ScannedAsset = {
    name: address,
    identifiers,
    os: device.text('fingerprint', 'description'),
    services: services.flatMap(each => {
      const { port, protocol = 'tcp', name } = each.attributes;
      const product = each.text('fingerprint', 'product');
      const version = each.text('fingerprint', 'version');
      const isOpen = Number(port) > 0;
      return isOpen
        ? [{ port: Number(port), protocol, name, product, version }]
        : [];
    }),
  };
  yield { kind: 'asset', asset };
  yield* foundIn(device, asset, { kind: 'host' });
  for (const service of services) {
    const { port, protocol = 'tcp', name } = service.attributes;
    yield* foundIn(
      service,
      asset,
      Number(port) > 0
        ? { kind: 'network', port: Number(port), protocol, service: name }
        : { kind: 'host' },
    );
  }
}

/** Results begin with a V: exploited, by version, potential. */
function* foundIn(
  within: XmlElement,
  asset: ScannedAsset,
  occurrence: Occurrence,
): Generator<ScanRecord> {
  for (const each of within.at('vulnerabilities')?.all('vulnerability') ?? []) {
    const { id = '', resultCode = 'V' } = each.attributes;
    if (!/^V/i.test(resultCode)) continue;
    const ids = each
      .all('id')
      .map(other => [other.attributes.type ?? '', other.fullText()] as const);
    const cves = ids
      .filter(([type]) => /^cve$/i.test(type))
      .map(([, number]) => number.replace(/^(?=\d{4}-)/, 'CVE-'));
    const rule = id.toLowerCase() || cves[0] || 'unknown vulnerability';
    yield {
      kind: 'finding',
      rule,
      title: id || rule,
      severity: 'Info',
      vulnerabilityIds: cves,
      asset,
      occurrence,
      raw: {
        ...each.rest('id'),
        otherIds: ids
          .filter(([type]) => !/^cve$/i.test(type))
          .map(([type, number]) => `${type} ${number}`),
      },
    };
  }
}
