import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SiteDesktops, type GuacdProgram } from '../desktop/SiteDesktops';
import { SiteNames } from '../names/SiteNames';
import { SiteNamespace } from './SiteNamespace';

/**
 * Removes what a connector that was killed left behind. Its processes end with it; what stays are namespaces, whose rules
 * hold, and devices without anybody behind them. Processes are looked for all the same: by the names of their sites.
 */
export async function endLeftovers(
  directory: string,
  guacd?: GuacdProgram,
): Promise<string[]> {
  const folder = join(directory, 'sites');
  const sites = await readdir(folder).catch(() => [] as string[]);
  for (const site of sites) {
    const names = new SiteNames(directory, site);
    await endProcesses([names.device, names.folder]);
    const nothing = { ranges: [], nameServers: [] };
    await new SiteNamespace(names, nothing).remove();
    await new SiteDesktops(names, guacd, () => {}).clean();
    await rm(names.folder, { recursive: true, force: true });
  }
  return sites;
}

async function endProcesses(marks: string[]): Promise<void> {
  const entries = await readdir('/proc');
  for (const pid of entries.filter(entry => /^\d+$/.test(entry))) {
    if (Number(pid) === process.pid) continue;
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(
      () => '',
    );
    if (!marks.some(mark => words.includes(mark))) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}
