import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { azureDefenderCloud } from './azureDefenderCloud';

const header =
  '"exportedTimestamp","subscriptionId","subscriptionName","resourceType","resourceName","resourceId","recommendationId","recommendationName","recommendationDisplayName","severity","state","firstEvaluationDate"';
const row = (id: string, state: string) =>
  `"2024-05-06T07:08:09.373Z","0A","Shop","vm","web1","${id}","x","f67fb4ed","Disks are encrypted","High","${state}","2024-05-01T07:08:09.3988407Z"`;
const COMPUTER =
  '/subscriptions/0A/resourceGroups/web/providers/Microsoft.Compute/virtualMachines/Web1';
const table = [
  header,
  row(COMPUTER, 'Unhealthy'),
  row('/subscriptions/0A', 'Healthy'),
  row('/subscriptions/0A', 'Unhealthy'),
].join('\n');

scanFormatSuite(azureDefenderCloud, [
  { name: 'one of each state', content: table, findings: 2 },
  { name: 'no rows', content: `${header}\n`, findings: 0 },
]);

corpusSuite('azure-defender-cloud', {
  rule: 'one finding for each row that is unhealthy',
});

describe('azure-defender-cloud', () => {
  it('takes a computer for an asset, and the rest for resources of the subscription', async () => {
    const { records, facts } = await readBytes(table, [azureDefenderCloud]);
    expect(facts.endedAt).toBe('2024-05-06T07:08:09.373Z');
    expect(records).toMatchObject([
      {
        finding: {
          rule: 'f67fb4ed',
          asset: {
            identifiers: [{ kind: 'cloud-id', value: COMPUTER.toLowerCase() }],
          },
          occurrence: { kind: 'host' },
          firstSeenAt: '2024-05-01T07:08:09.398Z',
        },
      },
      { kind: 'passed', result: 'Healthy' },
      {
        finding: {
          asset: {
            name: 'Shop (0a)',
            identifiers: [{ kind: 'cloud-id', value: '0a' }],
          },
          occurrence: { kind: 'resource', resource: '/subscriptions/0a' },
        },
      },
    ]);
  });
});
