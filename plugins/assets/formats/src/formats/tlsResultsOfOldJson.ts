import type { JsonRecord } from '../read/JsonRecord';
import type { TlsResults } from './recordsOfTls';

/** Names of protocols before version 3, by those since. */
const PROTOCOLS: Record<string, string> = {
  ssl_2_0: 'sslv2',
  ssl_3_0: 'sslv3',
  tls_1_0: 'tlsv1',
  tls_1_1: 'tlsv1_1',
  tls_1_2: 'tlsv1_2',
  tls_1_3: 'tlsv1_3',
};

/** What the `commands_results` of a server say, in the JSON of SSLyze until version 2. */
export function tlsResultsOfOldJson(results: JsonRecord): TlsResults {
  const suites = Object.entries(PROTOCOLS).map(([name, old]) => [
    name,
    suitesOf(results.object(old)),
  ]);
  const renegotiation = results.object('reneg');
  const compression = results.object('compression');
  return {
    suites: Object.fromEntries(suites),
    heartbleed: results.flag('heartbleed', 'is_vulnerable_to_heartbleed'),
    ccsInjection: results.flag('openssl_ccs', 'is_vulnerable_to_ccs_injection'),
    robot: results.text('robot', 'robot_result_enum'),
    secureRenegotiation: renegotiation.flag('supports_secure_renegotiation'),
    clientRenegotiation: renegotiation.flag('accepts_client_renegotiation'),
    compression: compression.has('compression_name')
      ? compression.text('compression_name') !== undefined
      : undefined,
    certificate: certificateProblems(results.object('certinfo')),
  };
}

function suitesOf(protocol: JsonRecord): string[] | undefined {
  if (!protocol.has('accepted_cipher_list')) return undefined;
  return protocol
    .objects('accepted_cipher_list')
    .map(each => each.text('openssl_name') ?? 'unknown suite');
}

function certificateProblems(info: JsonRecord): string[] | undefined {
  if (info.names().length === 0) return undefined;
  const matches =
    info.flag('leaf_certificate_subject_matches_hostname') ??
    info.flag('certificate_matches_hostname');
  const untrusted = info
    .objects('path_validation_result_list')
    .filter(each => each.flag('is_certificate_trusted') === false)
    .map(each => {
      const store = each.text('trust_store', 'name') ?? 'one store';
      return `Not trusted by ${store}: ${each.text('verify_string') ?? 'no reason'}.`;
    });
  return [
    ...(matches === false ? ['The certificate is for another name.'] : []),
    ...new Set(untrusted),
  ];
}
