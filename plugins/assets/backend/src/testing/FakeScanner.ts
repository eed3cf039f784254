import { Readable } from 'node:stream';
import type { ScanSite } from '@wardroom/assets-common';
import type { Scanner, ScanReach, ScanTask } from '@wardroom/assets-node';

/** A scanner that looks at nothing: it hands out a report of Nmap in which SSH of the first target is weak, or was. */
export class FakeScanner implements Scanner {
  readonly name: string = 'fake-scanner';
  readonly title: string = 'Fake scanner';
  readonly format = 'nmap';
  readonly types = ['full', 'critical', 'discovery', 'retest'] as const;
  needsSite = false;
  /** Names of its sites, for each customer the same; one where it is empty. */
  siteNames: string[] = [];
  /** What no site leads to. */
  beyond = new Set<string>();
  /** What it was asked to do. */
  readonly tasks: ScanTask[] = [];
  /** Whether it finds the weakness. */
  isWeak = true;
  /** Done before the report is there. */
  meanwhile: (task: ScanTask) => Promise<unknown> = async () => {};

  #ended = 0;

  reset(): void {
    this.tasks.length = 0;
    this.needsSite = false;
    this.siteNames = [];
    this.beyond.clear();
    this.isWeak = true;
    this.meanwhile = async () => {};
  }

  async sites(tenants: string[]): Promise<Map<string, ScanSite[]>> {
    if (!this.needsSite) return new Map();
    const named = this.siteNames.map(name => ({ id: `sit_${name}`, name }));
    return new Map(
      tenants.map(tenant => [
        tenant,
        named.length > 0
          ? named
          : [{ id: 'sit_one', name: `Site of ${tenant}` }],
      ]),
    );
  }

  looksFor(vulnerabilityId: string): boolean {
    return vulnerabilityId === 'CVE-2014-0160';
  }

  async within(reaches: ScanReach[]) {
    return reaches.map(({ addresses }) =>
      addresses.filter(address => !this.beyond.has(address)),
    );
  }

  async run(task: ScanTask) {
    this.tasks.push(task);
    await this.meanwhile(task);
    // Reports count in seconds, and of two that end in the same one none is the later: no scan is that quick.
    this.#ended = Math.max(Math.floor(Date.now() / 1000), this.#ended + 1);
    const report = reportOf(task.targets[0], this.isWeak, this.#ended);
    const file = Readable.from([report]);
    return { file, filename: 'nmap.xml' };
  }
}

const weakness =
  '<script id="ssl-heartbleed" output="Risk factor: High"><table key="NMAP-1"><elem key="title">Heartbleed</elem>' +
  '<elem key="state">VULNERABLE</elem><table key="ids"><elem>CVE:CVE-2014-0160</elem></table></table></script>';

function reportOf(address: string, isWeak: boolean, seconds: number): string {
  return `<?xml version="1.0"?><!DOCTYPE nmaprun>
<nmaprun scanner="nmap" args="nmap -sV --script ssl-heartbleed ${address}" start="${seconds - 2}" version="7.95">
<scaninfo type="syn" protocol="tcp" services="443"/>
<host endtime="${seconds - 1}"><status state="up" reason="syn-ack"/><address addr="${address}" addrtype="ipv4"/>
<ports><port protocol="tcp" portid="443"><state state="open"/><service name="https"/>${isWeak ? weakness : ''}</port></ports></host>
<runstats><finished time="${seconds}"/></runstats></nmaprun>`;
}
