import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { openvex } from './openvex';

const CONTEXT = 'https://openvex.dev/ns/v0.2.0';
const statement = (fields: object = {}) => ({
  vulnerability: { name: 'cve-2024-10001', aliases: ['GHSA-aaaa-bbbb-cccc'] },
  products: [{ '@id': 'pkg:npm/%40acme/shop@1.0.0' }],
  status: 'not_affected',
  justification: 'component_not_present',
  ...fields,
});
const document = (...statements: object[]) => ({
  '@context': CONTEXT,
  '@id': 'https://acme.example/vex/1',
  author: 'Acme',
  timestamp: '2024-05-06T07:08:09.123456789Z',
  statements,
});
const attestation = {
  _type: 'https://in-toto.io/Statement/v1',
  predicateType: 'https://openvex.dev/ns',
  subject: [{ name: 'registry.example/shop', digest: { sha256: 'ab' } }],
  predicate: document(statement({ products: undefined })),
};

scanFormatSuite(openvex, [
  {
    name: 'two statements',
    content: JSON.stringify(document(statement(), statement())),
    findings: 0,
  },
  {
    name: 'an attestation',
    content: JSON.stringify(attestation),
    findings: 0,
  },
]);

corpusSuite('openvex', {
  rule: 'a statement changes findings and makes none; one for each in the file',
  ofStatements: true,
});

describe('openvex', () => {
  const read = (content: object) =>
    readBytes(JSON.stringify(content), [openvex]);

  it('reads products with their parts, of both versions', async () => {
    const parts = [
      { identifiers: { purl: 'pkg:npm/left@1' } },
      { '@id': 'https://acme.example/part' },
    ];
    const products = [
      { '@id': 'https://acme.example/shop', subcomponents: parts },
      'pkg:deb/debian/shop@2?arch=amd64',
    ];
    const { records } = await read(document(statement({ products })));
    expect(records).toMatchObject([
      {
        kind: 'statement',
        vulnerabilityIds: ['CVE-2024-10001', 'GHSA-aaaa-bbbb-cccc'],
        status: 'not-affected',
        justification: 'component_not_present',
        statedAt: '2024-05-06T07:08:09.123Z',
        products: [
          {
            id: 'https://acme.example/shop',
            parts: ['pkg:npm/left@1', 'https://acme.example/part'],
          },
          { id: products[1], name: 'shop', version: '2' },
        ],
      },
    ]);
  });

  it('says of the subject of an attestation what names no product', async () => {
    const { records } = await read(attestation);
    expect(records).toMatchObject([
      { products: [{ id: 'registry.example/shop' }] },
    ]);
  });

  it('leaves out what has no known status, and says so', async () => {
    const { records, warnings } = await read(
      document(statement({ status: 'maybe' }), statement()),
    );
    expect(records).toHaveLength(1);
    expect(warnings.first[0]).toContain('“maybe”');
  });
});
