import type { XmlElement } from '../read/XmlElement';
import type { TlsResults } from './recordsOfTls';

/** Names of protocols in the XML, by those in the JSON. */
const PROTOCOLS: Record<string, string> = {
  ssl_2_0: 'sslv2',
  ssl_3_0: 'sslv3',
  tls_1_0: 'tlsv1',
  tls_1_1: 'tlsv1_1',
  tls_1_2: 'tlsv1_2',
  tls_1_3: 'tlsv1_3',
};

/** What a `target` of the XML says. */
export function tlsResultsOfXml(target: XmlElement): TlsResults {
  const suites = Object.entries(PROTOCOLS).map(([name, tag]) => [
    name,
    suitesOf(target.child(tag)),
  ]);
  const flag = (attribute: string, ...path: string[]) => {
    const text = target.at(...path)?.attributes[attribute]?.toLowerCase();
    return text === 'true' || (text === 'false' ? false : undefined);
  };
  return {
    suites: Object.fromEntries(suites),
    heartbleed: flag('isVulnerable', 'heartbleed', 'openSslHeartbleed'),
    ccsInjection: flag('isVulnerable', 'openssl_ccs', 'openSslCcsInjection'),
    robot: target.at('robot', 'robotAttack')?.attributes.resultEnum,
    secureRenegotiation: flag('isSecure', 'reneg', 'sessionRenegotiation'),
    clientRenegotiation: flag(
      'canBeClientInitiated',
      'reneg',
      'sessionRenegotiation',
    ),
    compression: flag('isSupported', 'compression', 'compressionMethod'),
    certificate: certificateProblems(
      target.at('certinfo', 'certificateValidation'),
    ),
  };
}

function suitesOf(protocol: XmlElement | undefined): string[] | undefined {
  const accepted = protocol?.child('acceptedCipherSuites');
  const preferred = protocol?.child('preferredCipherSuite');
  if (!accepted && !preferred) return undefined;
  const names = [accepted, preferred]
    .flatMap(each => each?.all('cipherSuite') ?? [])
    .map(each => each.attributes.name ?? 'unknown suite');
  return [...new Set(names)];
}

function certificateProblems(
  validation: XmlElement | undefined,
): string[] | undefined {
  if (!validation) return undefined;
  const matches =
    validation.child('hostnameValidation')?.attributes
      .certificateMatchesServerHostname ?? 'True';
  const paths = validation
    .all('pathValidation')
    .map(each => each.attributes)
    .filter(
      each =>
        (each.error ?? each.validationResult ?? 'ok').toLowerCase() !== 'ok',
    );
  return [
    ...(/^false$/i.test(matches)
      ? ['The certificate is for another name.']
      : []),
    ...paths.map(
      each =>
        `Not trusted by ${each.usingTrustStore ?? 'one store'}: ${each.error ?? each.validationResult}.`,
    ),
  ];
}
