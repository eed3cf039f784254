import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { csaf } from './csaf';

const product = (id: string, purl?: string) => ({
  product_id: id,
  name: `Product ${id}`,
  ...(purl ? { product_identification_helper: { purl } } : {}),
});
const product_tree = {
  branches: [
    {
      category: 'vendor',
      name: 'Acme',
      branches: [
        {
          category: 'product_version',
          name: '1.0',
          product: product('shop', 'pkg:rpm/acme/shop@1.0'),
        },
        { category: 'product_name', name: 'OS', product: product('os') },
      ],
    },
  ],
  full_product_names: [product('till')],
  relationships: [
    {
      category: 'default_component_of',
      product_reference: 'shop',
      relates_to_product_reference: 'os',
      full_product_name: { product_id: 'os:shop', name: 'shop of OS' },
    },
  ],
  product_groups: [{ group_id: 'all', product_ids: ['till', 'os:shop'] }],
};
const vulnerability = {
  cve: 'CVE-2024-10001',
  title: 'Injection',
  product_status: {
    known_affected: ['shop'],
    first_affected: ['shop'],
    fixed: ['os:shop'],
    known_not_affected: ['till', 'unknown'],
    recommended: ['os'],
  },
  flags: [{ label: 'component_not_present', product_ids: ['till'] }],
  remediations: [
    { category: 'vendor_fix', details: 'Update.', product_ids: ['shop'] },
    { category: 'mitigation', details: 'Wait.', group_ids: ['all'] },
  ],
  scores: [
    {
      products: ['shop'],
      cvss_v3: {
        vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
        baseScore: 9.8,
        baseSeverity: 'CRITICAL',
      },
    },
  ],
};
const advisory = (version: string, ...vulnerabilities: object[]) =>
  JSON.stringify({
    document: {
      category: 'csaf_vex',
      csaf_version: version,
      publisher: { name: 'Acme' },
      tracking: { id: 'A-1', current_release_date: '2024-05-06T07:08:09Z' },
      aggregate_severity: { text: 'Important' },
    },
    product_tree,
    vulnerabilities,
  });

scanFormatSuite(csaf, [
  { name: 'an advisory', content: advisory('2.0', vulnerability), findings: 0 },
  { name: 'no vulnerabilities', content: advisory('2.1'), findings: 0 },
]);

corpusSuite('csaf', {
  rule: 'a statement changes findings and makes none; one for each status of a vulnerability',
  ofStatements: true,
});

describe('csaf', () => {
  const read = (content: string) => readBytes(content, [csaf]);

  it('says the same of products that have a status and a reason in common', async () => {
    const { records } = await read(advisory('2.0', vulnerability));
    const common = {
      kind: 'statement',
      vulnerabilityIds: ['CVE-2024-10001'],
      statedAt: '2024-05-06T07:08:09.000Z',
    };
    expect(records).toMatchObject([
      {
        ...common,
        status: 'affected',
        products: [
          { id: 'pkg:rpm/acme/shop@1.0', name: 'Product shop', version: '1.0' },
        ],
        action: 'Update.',
        severity: 'Critical',
        score: 9.8,
      },
      {
        ...common,
        status: 'fixed',
        products: [
          {
            id: 'Product os',
            name: 'shop of OS',
            parts: ['pkg:rpm/acme/shop@1.0'],
          },
        ],
        action: 'Wait.',
        severity: 'High',
      },
      {
        ...common,
        status: 'not-affected',
        products: [{ id: 'Product till' }],
        justification: 'component_not_present',
      },
      { ...common, status: 'not-affected', products: [{ id: 'unknown' }] },
    ]);
  });

  it('cuts no list of products', async () => {
    const known_affected = Array.from({ length: 1200 }, (_, at) => `p${at}`);
    const { records } = await read(
      advisory('2.0', {
        cve: 'CVE-2024-1',
        product_status: { known_affected },
      }),
    );
    const ids = records.flatMap(each =>
      each.kind === 'statement' ? each.products.map(({ id }) => id) : [],
    );
    expect(ids).toEqual(known_affected);
  });

  it('warns of what is said of no product', async () => {
    const { warnings } = await read(advisory('2.0', { cve: 'CVE-2024-1' }));
    expect(warnings.count).toBe(1);
  });
});
