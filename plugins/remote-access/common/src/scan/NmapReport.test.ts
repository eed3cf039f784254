import { NmapReport } from './NmapReport';

const head = `<?xml version="1.0"?>
<!DOCTYPE nmaprun>
<nmaprun scanner="nmap" start="1" version="7.93">
`;
const hint = `<hosthint><status state="up"/>
<address addr="10.0.0.1" addrtype="ipv4"/>
</hosthint>
`;
const host = (address: string) =>
  `<host starttime="1"><status state="up"/>
<address addr="${address}" addrtype="ipv4"/>
</host>
`;
const tail = (exit = 'success') =>
  `<runstats><finished time="2" exit="${exit}"/><hosts up="1"/>
</runstats>
</nmaprun>
`;
const ports = (list: string) =>
  `<scaninfo type="connect" protocol="tcp" services="${list}"/>\n`;
const progress = (task: string, percent: number) =>
  `<taskprogress task="${task}" time="1" percent="${percent}"/>\n`;
const part = (list: string) => ({
  ...{ family: 4 as const, networks: ['10.0.0.0/24'], ports: list },
});

describe('NmapReport', () => {
  it('is what one run printed, without what is no result', () => {
    const report = new NmapReport([part('22')]);
    const printed = [
      ...[head, ports('22'), hint, progress('Connect Scan', 50)],
      ...[host('10.0.0.1'), tail()],
    ].join('');
    const taken = [...printed].map(letter => report.push(letter)).join('');
    expect(taken).toBe([head, ports('22'), host('10.0.0.1'), tail()].join(''));
    expect(report.percent).toBe(48);
    expect(report.endPart()).toBe(true);
  });

  it('is one document of several runs, which covers what all of them looked at', () => {
    const report = new NmapReport([part('22,80-90'), part('80,443')]);
    const first = report.push(
      head + ports('22,80-90') + host('10.0.0.1') + tail(),
    );
    expect(report.endPart()).toBe(true);
    const second = report.push(
      head + ports('80,443') + host('10.1.0.1') + tail(),
    );
    expect(report.endPart()).toBe(true);
    expect(first + second).toBe(
      [head, ports('80'), host('10.0.0.1'), host('10.1.0.1'), tail()].join(''),
    );
  });

  it.each([
    ['in a host', head + host('10.0.0.1').slice(0, -9)],
    ['before its end', head + host('10.0.0.1')],
    ['with an error', head + host('10.0.0.1') + tail('error')],
  ])('is not whole where its run stops %s', (_, printed) => {
    const report = new NmapReport([part('22')]);
    report.push(printed);
    expect(report.endPart()).toBe(false);
  });

  it('goes forwards alone', () => {
    const report = new NmapReport([part('22'), part('80')]);
    report.push(progress('Service scan', 100));
    report.push(progress('Ping Scan', 50));
    expect(report.percent).toBe(46);
    report.endPart();
    report.push(progress('Connect Scan', 100));
    expect(report.percent).toBe(90);
  });

  it('is given up where a line has no end', () => {
    const report = new NmapReport([part('22')]);
    expect(() => report.push('<host '.padEnd(600_000))).toThrow();
  });
});
