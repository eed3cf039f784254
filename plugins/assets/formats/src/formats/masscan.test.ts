import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { masscan } from './masscan';

const line = (ip: string, port: number, more = '') =>
  `{ "ip": "${ip}", "timestamp": "1767607200", "ports": [ {"port": ${port}, "proto": "tcp", "status": "open"${more}} ] }`;
const list = `[\n${line('10.1.2.3', 80)},\n${line('10.1.2.4', 22)},\n${line('10.1.2.3', 443)}\n]\n`;
const xml = `<?xml version="1.0"?><nmaprun scanner="masscan" start="1767607200" version="1.0-BETA">
<scaninfo type="syn" protocol="tcp" /><host endtime="1767607201"><address addr="10.1.2.3" addrtype="ipv4"/>
<ports><port protocol="tcp" portid="80"><state state="open"/><service name="http" banner="nginx"/></port></ports></host></nmaprun>`;
const lines = `#masscan
open tcp 80 10.1.2.3 1767607200
banner tcp 80 10.1.2.3 1767607200 http nginx 1.24
open udp 53 10.1.2.4 1767607200
# end
`;

scanFormatSuite(masscan, [
  { name: 'a list of JSON', content: list, findings: 0 },
  {
    name: 'lines of JSON',
    content: `${line('10.1.2.3', 80)}\n${line('10.1.2.4', 22)}\n`,
    findings: 0,
  },
  { name: 'a list of lines', content: lines, findings: 0 },
  { name: 'XML', content: xml, findings: 0 },
]);

const assetsOf = async (content: string) => {
  const { records } = await readBytes(content, [masscan], {
    format: 'masscan',
  });
  return records.map(each => each.kind === 'asset' && each.asset);
};

describe('masscan', () => {
  it('puts the ports of a host together, and calls none a finding', async () => {
    expect(await assetsOf(list)).toMatchObject([
      {
        name: '10.1.2.3',
        identifiers: [{ kind: 'ip', value: '10.1.2.3' }],
        services: [{ port: 80 }, { port: 443 }],
      },
      { name: '10.1.2.4', services: [{ port: 22, protocol: 'tcp' }] },
    ]);
  });

  it.each([
    ['a comma', ',\n]'],
    ['its mark', ',\n{finished: 1}\n]'],
  ])('reads lists of old versions that end with %s', async (_, end) => {
    const old = `[\n${line('10.1.2.3', 80)}${end}\n`;
    const { records, format } = await readBytes(old, [masscan]);
    expect(format.id).toBe('masscan');
    expect(records).toHaveLength(1);
  });

  it('reads a list of old versions that has no brackets', async () => {
    const old = `${line('10.1.2.3', 80)},\n${line('10.1.2.4', 22)},\n{finished: 1}\n`;
    expect((await assetsOf(old)).length).toBe(2);
  });

  it('reads an empty file as a scan that has found nothing', async () => {
    expect(await assetsOf('')).toEqual([]);
  });

  it('leaves out ports that are closed', async () => {
    const closed = line('10.1.2.3', 80).replace('open', 'closed');
    expect(await assetsOf(`[${closed}]`)).toEqual([]);
  });

  it('reads lines, and what services say of themselves', async () => {
    expect(await assetsOf(lines)).toMatchObject([
      {
        name: '10.1.2.3',
        services: [{ port: 80, name: 'http', product: 'nginx 1.24' }],
      },
      { name: '10.1.2.4', services: [{ port: 53, protocol: 'udp' }] },
    ]);
  });
});
