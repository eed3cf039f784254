import type { Occurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';

/** What a scan of one server says. What was not looked at is undefined. */
export type TlsResults = {
  /** Accepted cipher suites by protocol, as `tls_1_2`: by their names at IANA or in OpenSSL. */
  suites: Record<string, string[] | undefined>;
  heartbleed?: boolean;
  ccsInjection?: boolean;
  /** `VULNERABLE_STRONG_ORACLE`, `NOT_VULNERABLE_NO_ORACLE`, …. */
  robot?: string;
  secureRenegotiation?: boolean;
  clientRenegotiation?: boolean;
  compression?: boolean;
  /** What is wrong with the certificate, a line each. */
  certificate?: string[];
};

type Check = {
  rule: string;
  title: string;
  severity: Severity;
  /** What is wrong; empty where nothing is, undefined where nobody looked. */
  problem: string | undefined;
  cve?: string;
  remediation: string;
};

const OLD_PROTOCOLS: [string, string, Severity][] = [
  ['ssl_2_0', 'SSL 2.0', 'High'],
  ['ssl_3_0', 'SSL 3.0', 'High'],
  ['tls_1_0', 'TLS 1.0', 'Medium'],
  ['tls_1_1', 'TLS 1.1', 'Medium'],
];
const PROTOCOLS: [string, string][] = [
  ['tls_1_2', 'TLS 1.2'],
  ['tls_1_3', 'TLS 1.3'],
];

/** SSLyze states facts and rates none: what is a weakness, and how bad, is said here. One record for each check that ran. */
export function* recordsOfTls(
  results: TlsResults,
  { asset, port }: { asset?: ScannedAsset; port: number },
): Generator<ScanRecord> {
  const checks = checksOf(results).filter(each => each.problem !== undefined);
  const occurrence: Occurrence =
    port > 0 && port < 65_536
      ? { kind: 'network', port, protocol: 'tcp' }
      : { kind: 'host' };
  const coverage = {
    scope: checks.map(each => each.rule).join(','),
    ports: String(port),
  };
  // A server that did not answer was not looked at.
  if (asset)
    yield {
      kind: 'asset',
      asset,
      coverage: checks.length > 0 ? coverage : undefined,
    };
  for (const check of checks)
    yield check.problem
      ? findingOf(check, { asset, occurrence })
      : {
          kind: 'passed',
          rule: check.rule,
          title: check.title,
          result: 'not vulnerable',
          asset,
          occurrence,
        };
}

function findingOf(
  { rule, title, severity, problem, cve, remediation }: Check,
  place: { asset?: ScannedAsset; occurrence: Occurrence },
): FindingRecord {
  return {
    kind: 'finding',
    rule,
    title,
    severity,
    description: problem,
    vulnerabilityIds: cve ? [cve] : [],
    cwes: [rule === 'certificate' ? 295 : 326],
    remediation,
    ...place,
  };
}

function checksOf(results: TlsResults): Check[] {
  return [
    ...OLD_PROTOCOLS.map(([id, name, severity]) =>
      oldProtocol(id, name, { severity, suites: results.suites[id] }),
    ),
    ...PROTOCOLS.map(([id, name]) => weakSuites(id, name, results.suites[id])),
    ...flaws(results),
    {
      rule: 'certificate',
      title: 'The certificate is not trusted',
      severity: 'Medium',
      problem: results.certificate?.join('\n'),
      remediation:
        'Install a valid certificate for this name together with its chain.',
    },
  ];
}

function oldProtocol(
  id: string,
  name: string,
  { severity, suites }: { severity: Severity; suites: string[] | undefined },
): Check {
  return {
    rule: id,
    title: `${name} is accepted`,
    severity,
    problem: suites && listed(`The server accepts ${name} with:`, suites),
    remediation: `Switch off ${name} and accept TLS 1.2 and newer only.`,
  };
}

function weakSuites(
  id: string,
  name: string,
  suites: string[] | undefined,
): Check {
  return {
    rule: `${id}_weak_suites`,
    title: `Weak cipher suites are accepted for ${name}`,
    severity: 'Medium',
    problem:
      suites &&
      listed(`The server accepts for ${name}:`, suites.filter(isWeak)),
    remediation:
      'Accept cipher suites with forward secrecy and authenticated encryption only.',
  };
}

function listed(what: string, items: string[]): string {
  return items.length > 0
    ? `${what}\n${items.map(each => `- ${each}`).join('\n')}`
    : '';
}

/** No forward secrecy, no peer, a broken cipher or hash, or an authentication tag that is too short. */
function isWeak(suite: string): boolean {
  if (/^TLS_(?:AES|CHACHA20|SM4)_/.test(suite)) return /CCM_8/.test(suite);
  return (
    !/(?:^|_|-)(?:EC)?DHE[_-]/.test(suite) ||
    /ANON|NULL|EXP|RC4|RC2|DES|IDEA|SEED|MD5|CCM_?8|[_-]SHA$/i.test(suite)
  );
}

function flaws(results: TlsResults): Check[] {
  const said = (wrong: boolean | undefined, problem: string) =>
    wrong === undefined ? undefined : (wrong && problem) || '';
  const { robot, secureRenegotiation } = results;
  return [
    {
      rule: 'heartbleed',
      title: 'Heartbleed',
      severity: 'High',
      problem: said(
        results.heartbleed,
        'The server gives away parts of its memory.',
      ),
      cve: 'CVE-2014-0160',
      remediation: 'Update OpenSSL, then replace keys and certificates.',
    },
    {
      rule: 'openssl_ccs_injection',
      title: 'OpenSSL CCS injection',
      severity: 'High',
      problem: said(
        results.ccsInjection,
        'The server takes a change of cipher before keys are agreed on.',
      ),
      cve: 'CVE-2014-0224',
      remediation: 'Update OpenSSL.',
    },
    {
      rule: 'robot',
      title: 'ROBOT: padding oracle of RSA key exchange',
      severity: robot?.includes('STRONG') ? 'High' : 'Medium',
      problem: robot && (/^VULNERABLE/.test(robot) ? robot : ''),
      cve: 'CVE-2017-13099',
      remediation: 'Switch off cipher suites that exchange keys with RSA.',
    },
    {
      rule: 'renegotiation_insecure',
      title: 'Secure renegotiation is not supported',
      severity: 'Medium',
      problem: said(
        secureRenegotiation === undefined ? undefined : !secureRenegotiation,
        'The server does not bind a renegotiation to its connection.',
      ),
      cve: 'CVE-2009-3555',
      remediation: 'Update the TLS library and require secure renegotiation.',
    },
    {
      rule: 'renegotiation_by_client',
      title: 'Clients may renegotiate',
      severity: 'Medium',
      problem: said(
        results.clientRenegotiation,
        'A client can make the server work by renegotiating often.',
      ),
      cve: 'CVE-2011-1473',
      remediation: 'Refuse renegotiation that clients begin.',
    },
    {
      rule: 'tls_compression',
      title: 'TLS compression is accepted',
      severity: 'Medium',
      problem: said(
        results.compression,
        'Lengths of compressed requests tell what is in them (CRIME).',
      ),
      cve: 'CVE-2012-4929',
      remediation: 'Switch off TLS compression.',
    },
  ];
}
