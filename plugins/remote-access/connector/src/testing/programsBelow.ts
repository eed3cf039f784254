import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Programs that work in a folder or below it, with what the kernel says of their rights. */
export function programsBelow(
  folder: string,
): { pid: number; command: string; status: string }[] {
  return readdirSync('/proc')
    .filter(entry => /^\d+$/.test(entry))
    .flatMap(pid => {
      try {
        const read = (file: string) =>
          readFileSync(`/proc/${pid}/${file}`, 'utf8');
        if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return [];
        const command = read('cmdline').replaceAll('\0', ' ');
        return [{ pid: Number(pid), command, status: read('status') }];
      } catch {
        // It ended while it was looked at.
        return [];
      }
    });
}
