import { isIP } from 'node:net';
import { identify } from '../normalise/identify';
import { timeOf } from '../normalise/timeOf';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { recordsOfTls, type TlsResults } from './recordsOfTls';
import { tlsResultsOfOldJson } from './tlsResultsOfOldJson';
import { tlsResultsOfXml } from './tlsResultsOfXml';

/** SSLyze's JSON, and its XML until version 2: facts about the TLS of servers. */
export const sslyze: ScanFormat = {
  id: 'sslyze',
  title: 'SSLyze',
  version: 1,
  recognise,
  read: file => (file.head.xml ? readXml(file) : readJson(file)),
};

function recognise({ xml, json }: FileHead): number {
  if (xml) {
    if (xml.root !== 'document') return 0;
    return xml.attributes.SSLyzeVersion !== undefined ? 1 : 0;
  }
  const report = new JsonRecord(json);
  if (Array.isArray(report.value('server_scan_results'))) return 1;
  if (!Array.isArray(report.value('accepted_targets'))) return 0;
  const [target] = report.objects('accepted_targets');
  return report.has('sslyze_version') || target?.has('commands_results')
    ? 1
    : 0;
}

async function* readXml(file: ScanFile): AsyncGenerator<ScanRecord> {
  for await (const { path, element } of file.xml([
    'document/@',
    'document/results/target',
  ])) {
    if (path === 'document/@')
      yield {
        kind: 'scan',
        scanner: 'SSLyze',
        scannerVersion: element.attributes.SSLyzeVersion || undefined,
      };
    else {
      const { host = '', ip, port } = element.attributes;
      yield* recordsOfTls(tlsResultsOfXml(element), {
        asset: assetOf(host, ip),
        port: Number(port ?? 0),
      });
    }
  }
}

async function* readJson(file: ScanFile): AsyncGenerator<ScanRecord> {
  const facts: Record<string, unknown> = {};
  for await (const { path, value } of file.json([
    'sslyze_version',
    'date_scans_started',
    'date_scans_completed',
    'server_scan_results[]',
    'accepted_targets[]',
  ]))
    if (path === 'server_scan_results[]')
      yield* recordsOfServer(file, new JsonRecord(value));
    else if (path === 'accepted_targets[]')
      yield* recordsOfTarget(new JsonRecord(value));
    else facts[path] = value;
  const about = new JsonRecord(facts);
  yield {
    kind: 'scan',
    scanner: 'SSLyze',
    scannerVersion: about.text('sslyze_version'),
    startedAt: timeOf(about.value('date_scans_started')),
    endedAt: timeOf(about.value('date_scans_completed')),
  };
}

/** Until version 4 the place of a server is within `server_info`, and results stand without a status around them. */
function* recordsOfServer(
  file: ScanFile,
  server: JsonRecord,
): Generator<ScanRecord> {
  const place = server.has('server_location')
    ? server.object('server_location')
    : server.object('server_info', 'server_location');
  const host = place.text('hostname') ?? '';
  const commands = server.has('scan_result')
    ? server.object('scan_result')
    : server.object('scan_commands_results');
  if (commands.names().length === 0)
    file.warn(`${host || 'A server'} could not be scanned`);
  const asset = assetOf(host, place.text('ip_address'));
  const port = place.number('port') ?? 0;
  yield* recordsOfTls(tlsResultsOf(commands), { asset, port });
}

/** A server as versions before 3 have it. */
function* recordsOfTarget(target: JsonRecord): Generator<ScanRecord> {
  const place = target.object('server_info');
  const host = place.text('hostname') ?? '';
  const asset = assetOf(host, place.text('ip_address'));
  const results = tlsResultsOfOldJson(target.object('commands_results'));
  yield* recordsOfTls(results, { asset, port: place.number('port') ?? 0 });
}

function tlsResultsOf(commands: JsonRecord): TlsResults {
  const result = (name: string) => {
    const command = commands.object(name);
    return command.has('status') ? command.object('result') : command;
  };
  const suites = (name: string) => {
    const found = result(`${name}_cipher_suites`);
    if (!found.has('accepted_cipher_suites')) return undefined;
    return found
      .objects('accepted_cipher_suites')
      .map(each => each.text('cipher_suite', 'name') ?? 'unknown suite');
  };
  const names = ['ssl_2_0', 'ssl_3_0', ...[0, 1, 2, 3].map(n => `tls_1_${n}`)];
  const renegotiation = result('session_renegotiation');
  return {
    suites: Object.fromEntries(names.map(name => [name, suites(name)])),
    heartbleed: result('heartbleed').flag('is_vulnerable_to_heartbleed'),
    ccsInjection: result('openssl_ccs_injection').flag(
      'is_vulnerable_to_ccs_injection',
    ),
    robot: result('robot').text('robot_result'),
    secureRenegotiation: renegotiation.flag('supports_secure_renegotiation'),
    clientRenegotiation:
      renegotiation.flag('is_vulnerable_to_client_renegotiation_dos') ??
      renegotiation.flag('accepts_client_renegotiation'),
    compression: result('tls_compression').flag('supports_compression'),
    certificate: certificateProblems(result('certificate_info')),
  };
}

function certificateProblems(info: JsonRecord): string[] | undefined {
  if (!info.has('certificate_deployments')) return undefined;
  const problems = info.objects('certificate_deployments').flatMap(each => [
    ...(each.flag('leaf_certificate_subject_matches_hostname') === false
      ? ['The certificate is for another name.']
      : []),
    ...each.objects('path_validation_results').flatMap(validation => {
      const error =
        validation.text('openssl_error_string') ??
        validation.text('validation_error');
      const store = validation.text('trust_store', 'name') ?? 'one store';
      return error ? [`Not trusted by ${store}: ${error}.`] : [];
    }),
  ]);
  return [...new Set(problems)];
}

function assetOf(host: string, ip = ''): ScannedAsset | undefined {
  const identifiers = [
    ...identify(host),
    ...(isIP(ip) && ip !== '0.0.0.0' ? identify(ip) : []),
  ];
  return identifiers.length > 0 ? { name: host || ip, identifiers } : undefined;
}
