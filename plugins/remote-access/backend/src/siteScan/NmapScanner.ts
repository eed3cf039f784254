import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  Scanner,
  ScanReach,
  ScanReport,
  ScanTask,
} from '@wardroom/assets-node';
import type { PluginClient } from '@wardroom/platform-node';
import {
  checkedVulnerabilities,
  planScan,
  ScanLimits,
  ScanTarget,
  sentenceOfScanFault,
  type remoteAccessContract,
  type ScanFault,
} from '@wardroom/remote-access-common';

type SiteScans = PluginClient<typeof remoteAccessContract>['siteScans'];
type Scan = { tenant: string; site: string; id: string; node: string };

/** How often a report is asked for in vain, and how long is waited in between, before its scan is given up. */
const attempts = 5;
const againMs = 2_000;

/** What the signal says where nobody else did. */
const cancelled = 'The scan was cancelled';

/** Nmap, run where the customer's network is: by the gateway, or by the connector inside the tunnel. */
export class NmapScanner implements Scanner {
  readonly name = 'nmap';
  readonly title = 'Nmap';
  readonly types = ['discovery', 'full', 'critical', 'retest'] as const;
  readonly format = 'nmap';
  readonly needsSite = true;
  readonly settings = ScanLimits;

  constructor(private readonly scans: SiteScans) {}

  async sites(tenants: string[]) {
    const { items } = await this.scans.sites({ tenants });
    return new Map(
      tenants.map(tenant => [
        tenant,
        items.filter(site => site.tenant === tenant),
      ]),
    );
  }

  looksFor(vulnerabilityId: string): boolean {
    return checkedVulnerabilities.includes(vulnerabilityId);
  }

  /** What lies in the ranges of the site and has a port there that the scan looks at. A name may be anywhere. */
  async within(reaches: ScanReach[]) {
    const tenants = new Set(reaches.map(({ tenant }) => tenant));
    const sites = await this.sites([...tenants]);
    return reaches.map(({ tenant, type, site, addresses }) => {
      const way = sites.get(tenant)?.find(({ id }) => id === site);
      const { ranges = [] } = way ?? {};
      return addresses.filter(address =>
        Array.isArray(
          planScan(ranges, { type }, [{ network: address, target: address }]),
        ),
      );
    });
  }

  /** The report is whole when this resolves: a scan that fails leaves nothing to be imported. */
  async run(task: ScanTask): Promise<ScanReport> {
    const { tenant, site, type, runId, signal } = task;
    if (!site) throw new InputError('site: choose the way into the network');
    signal.throwIfAborted();
    const begun = await this.scans.start({
      ...{ tenant, site, type, run: runId, targets: targetsOf(task) },
      ...ScanLimits.parse(task.settings),
      ports: task.ports?.length ? task.ports.join(',') : undefined,
    });
    const scan = { tenant, site, ...begun };
    const file = await spoolFile();
    try {
      await this.#fetch(scan, task, file);
      await this.#end(scan, 'its report is whole');
      const stream = file.createReadStream({ start: 0 });
      return { file: stream, filename: `nmap-${type}.xml` };
    } catch (error) {
      await file.close();
      const why = signal.aborted ? cancelled : (error as Error).message;
      await this.#end(scan, why.slice(0, 500));
      throw error;
    }
  }

  async #fetch(
    scan: Scan,
    { signal, onProgress }: ScanTask,
    file: FileHandle,
  ): Promise<void> {
    let from = 0;
    let told = -1;
    for (;;) {
      signal.throwIfAborted();
      const { text = '', percent = 0, end } = await this.#read(scan, from);
      from += text.length;
      await file.write(text);
      if (percent !== told) onProgress(percent);
      told = percent;
      if (end?.fault) throw errorOf(end.fault);
      if (end) return;
    }
  }

  /** A gateway or a portal may be away for a moment: the scan goes on meanwhile. */
  async #read(scan: Scan, from: number) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.scans.read({ ...scan, from });
      } catch (error) {
        const final = [ConflictError, InputError, NotFoundError];
        if (attempt >= attempts || final.some(one => error instanceof one)) {
          throw error;
        }
        await pause(againMs);
      }
    }
  }

  /** It ends by itself where nobody can tell it: a scan that is not read is given up. */
  async #end(scan: Scan, result: string): Promise<void> {
    await this.scans.end({ ...scan, result }).catch(() => undefined);
  }
}

function targetsOf({ targets }: ScanTask): string[] {
  return targets.map(text => {
    const { data, error } = ScanTarget.safeParse(text);
    if (data) return data;
    const [{ message }] = error?.issues ?? [];
    throw new InputError(`targets: ${JSON.stringify(text)} ${message}`);
  });
}

function errorOf(fault: ScanFault): Error {
  const sentence = sentenceOfScanFault(fault);
  return fault.target ? new InputError(sentence) : new ConflictError(sentence);
}

/** A file that has no name any more: whatever happens, nothing of it stays. */
async function spoolFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `wardroom-scan-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path);
  return file;
}
