import { isIP } from 'node:net';
import { identify, macOf } from '../normalise/identify';
import { repositoryOfImage } from '../normalise/repositoryOfImage';
import type { XmlElement } from '../read/XmlElement';
import type { AssetIdentifier, ScannedAsset } from '../record/ScannedAsset';
import type { AssetRecord } from '../record/ScanRecord';

const LOOPBACK = /^(?:127\.|::1$|fe80:|0\.0\.0\.0$)/i;
const EMPTY_MAC = '00:00:00:00:00:00';

/** What was scanned for one set of results, gathered from the elements that stand before them. */
export class OpenscapTarget {
  /** The elements of a `TestResult` that say it. */
  static readonly parts = [
    'target',
    'target-address',
    'target-facts',
    'profile',
    'benchmark',
    'identity',
  ];

  #name?: string;
  #identifiers: AssetIdentifier[] = [];
  #profile?: string;
  #benchmark?: string;
  #authenticated?: boolean;

  take(element: XmlElement): void {
    const text = element.fullText();
    const { idref, id, href, authenticated } = element.attributes;
    switch (element.name) {
      case 'target':
        this.#name ??= text || undefined;
        this.#identifiers.push(...targetOf(text));
        break;
      case 'target-address':
        this.#addAddress(text);
        break;
      case 'target-facts':
        for (const fact of element.all('fact')) this.#takeFact(fact);
        break;
      case 'profile':
        this.#profile = idref;
        break;
      case 'benchmark':
        this.#benchmark = id ?? href;
        break;
      default:
        this.#authenticated =
          authenticated && /^(?:1|true)$/.test(authenticated)
            ? true
            : undefined;
    }
  }

  asset(): ScannedAsset | undefined {
    return this.#identifiers.length > 0
      ? {
          name: this.#name ?? this.#identifiers[0].value,
          identifiers: this.#identifiers,
        }
      : undefined;
  }

  /** The asset, which was checked by this profile. */
  *record(): Generator<AssetRecord> {
    const asset = this.asset();
    if (asset)
      yield {
        kind: 'asset',
        asset,
        coverage: {
          scope: this.#profile ?? this.#benchmark ?? '',
          authenticated: this.#authenticated,
        },
      };
  }

  #addAddress(text: string): void {
    if (isIP(text) && !LOOPBACK.test(text))
      this.#identifiers.push(...identify(text));
  }

  #takeFact(fact: XmlElement): void {
    const name = fact.attributes.name ?? '';
    const text = fact.fullText();
    const mac = macOf(text);
    if (/mac$/i.test(name) && mac && mac !== EMPTY_MAC)
      this.#identifiers.push({ kind: 'mac', value: mac });
    else if (/:(?:fqdn|host_name)$/.test(name) && text !== 'localhost')
      this.#identifiers.push(...identify(text));
    else if (/:ipv[46]$/.test(name)) this.#addAddress(text);
  }
}

/** A host, or the image or container that was scanned from outside. */
function targetOf(text: string): AssetIdentifier[] {
  const [, image] = /^(?:docker|podman)-image:\/\/(.+)$/.exec(text) ?? [];
  if (image) return [{ kind: 'image', value: repositoryOfImage(image) }];
  return /^(?:localhost|localhost\.localdomain)$/i.test(text) ||
    LOOPBACK.test(text)
    ? []
    : identify(text);
}
