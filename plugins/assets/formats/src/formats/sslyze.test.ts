import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { sslyze } from './sslyze';

const suites = (...names: string[]) => ({
  accepted_cipher_suites: names.map(name => ({ cipher_suite: { name } })),
});
const STRONG = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
const WEAK = 'TLS_RSA_WITH_AES_128_CBC_SHA';
const place = { hostname: 'shop.example', ip_address: '192.0.2.7', port: 443 };
const results = {
  heartbleed: { is_vulnerable_to_heartbleed: false },
  tls_1_0_cipher_suites: suites(WEAK),
  tls_1_2_cipher_suites: suites(STRONG, WEAK),
};
const old = JSON.stringify({
  server_scan_results: [
    { scan_commands_results: results, server_info: { server_location: place } },
  ],
  sslyze_version: '3.0.7',
});
const report = (more: object = {}) =>
  JSON.stringify({
    date_scans_started: '2022-01-17T16:45:07.847329',
    server_scan_results: [
      {
        scan_result: Object.fromEntries(
          Object.entries({ ...results, ...more }).map(([name, result]) => [
            name,
            { status: 'COMPLETED', result },
          ]),
        ),
        server_location: place,
      },
    ],
    sslyze_version: '5.0.1',
  });
const version2 = JSON.stringify({
  accepted_targets: [
    {
      commands_results: {
        heartbleed: { is_vulnerable_to_heartbleed: false },
        tlsv1: { accepted_cipher_list: [{ openssl_name: 'AES128-SHA' }] },
        tlsv1_2: {
          accepted_cipher_list: [
            { openssl_name: 'ECDHE-RSA-AES128-GCM-SHA256' },
          ],
        },
        compression: { compression_name: null },
        robot: { robot_result_enum: 'NOT_VULNERABLE_NO_ORACLE' },
        certinfo: {
          leaf_certificate_subject_matches_hostname: true,
          path_validation_result_list: [
            {
              is_certificate_trusted: false,
              trust_store: { name: 'Mozilla' },
              verify_string: 'certificate has expired',
            },
          ],
        },
      },
      server_info: place,
    },
  ],
  sslyze_version: '2.0.6',
});
const xml = `<?xml version="1.0" encoding="utf-8"?><document SSLyzeVersion="2.0.6"><results><target host="shop.example" ip="192.0.2.7" port="443"><heartbleed><openSslHeartbleed isVulnerable="False"/></heartbleed><tlsv1 isProtocolSupported="True"><acceptedCipherSuites><cipherSuite name="${WEAK}"/></acceptedCipherSuites></tlsv1><tlsv1_2><acceptedCipherSuites><cipherSuite name="${STRONG}"/><cipherSuite name="${WEAK}"/></acceptedCipherSuites></tlsv1_2></target></results></document>`;

scanFormatSuite(sslyze, [
  { name: 'JSON', content: report(), findings: 2 },
  { name: 'old JSON', content: old, findings: 2 },
  { name: 'JSON of version 2', content: version2, findings: 2 },
  { name: 'XML', content: xml, findings: 2 },
  {
    name: 'no servers',
    content: '{"server_scan_results":[],"sslyze_version":"5.0.1"}',
    findings: 0,
  },
]);

corpusSuite('sslyze', {
  rule: 'one finding an old protocol, a protocol with weak suites, or a flaw; in XML too we rate it and look at certificates',
  count: ({ file, findings }) =>
    file === 'report_one_target_one_vuln.xml' ? 2 : (findings ?? 0),
  severities: ({ file, severities }) =>
    file?.endsWith('.xml') ? undefined : severities,
});

describe('sslyze', () => {
  it('is known by its servers where the version stands far behind them', async () => {
    const { sslyze_version: version, ...rest } = JSON.parse(version2);
    const targets = Array(200).fill(rest.accepted_targets[0]);
    const content = JSON.stringify({
      accepted_targets: targets,
      sslyze_version: version,
    });
    const { format } = await readBytes(content, [sslyze]);
    expect(format.id).toBe('sslyze');
  });

  it('covers no server that did not answer', async () => {
    const content = JSON.stringify({
      server_scan_results: [{ scan_result: null, server_location: place }],
    });
    const { records, warnings } = await readBytes(content, [sslyze]);
    expect(records).toEqual([
      { kind: 'asset', asset: expect.anything(), coverage: undefined },
    ]);
    expect(warnings.first).toEqual(['shop.example could not be scanned']);
  });

  it('says what is wrong with a certificate in JSON of version 2', async () => {
    const { records } = await readBytes(version2, [sslyze]);
    expect(records).toContainEqual(
      expect.objectContaining({
        finding: expect.objectContaining({
          rule: 'certificate',
          description: 'Not trusted by Mozilla: certificate has expired.',
        }),
      }),
    );
  });

  const read = async (content: string) =>
    (await readBytes(content, [sslyze])).records;

  it('says the same of a server in all notations', async () => {
    const [first, ...others] = await Promise.all(
      [report(), old, xml].map(read),
    );
    for (const each of others) expect(each).toEqual(first);
    expect(first).toMatchObject([
      {
        kind: 'asset',
        coverage: { scope: 'tls_1_0,tls_1_2_weak_suites,heartbleed' },
      },
      { finding: { rule: 'tls_1_0', occurrence: { port: 443 } } },
      { finding: { rule: 'tls_1_2_weak_suites' } },
      { kind: 'passed', rule: 'heartbleed' },
    ]);
  });

  it('finds flaws and certificates that are not trusted', async () => {
    const records = await read(
      report({
        heartbleed: { is_vulnerable_to_heartbleed: true },
        certificate_info: {
          certificate_deployments: [
            {
              leaf_certificate_subject_matches_hostname: false,
              path_validation_results: [
                {
                  trust_store: { name: 'Mozilla' },
                  validation_error: 'expired',
                },
              ],
            },
          ],
        },
      }),
    );
    expect(records.filter(each => each.kind === 'finding')).toMatchObject([
      {},
      {},
      { finding: { rule: 'heartbleed', vulnerabilityIds: ['CVE-2014-0160'] } },
      {
        finding: {
          rule: 'certificate',
          description:
            'The certificate is for another name.\nNot trusted by Mozilla: expired.',
        },
      },
    ]);
  });
});
