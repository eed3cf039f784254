import { PortSet } from './PortSet';
import type { ScanPart } from './ScanPart';
import { mostReportCharacters } from './scanProfiles';

const longestLine = 512 * 1024;

/** How far each of Nmap's tasks is from the end when it is done; it has several for each group of hosts. */
const tasks: [RegExp, number, number][] = [
  [/ping/i, 0, 15],
  [/connect scan/i, 15, 80],
  [/service scan/i, 80, 92],
  [/nse|script/i, 92, 99],
];

export class ReportTooLarge extends Error {}

/**
 * One report of one or more runs of Nmap. Nmap writes an element of its own on each line, so that lines are all that must
 * be told apart. What was scanned is said to be what all runs looked at: a port that one host was not asked about would
 * count as closed otherwise.
 */
export class NmapReport {
  #part = 0;
  #line = '';
  #inHost = false;
  #inHint = false;
  #over = false;
  #finished = false;
  #toldPorts = false;
  #written = 0;
  #percent = 0;

  constructor(private readonly parts: readonly ScanPart[]) {}

  /** About how far all of it is. */
  get percent(): number {
    return this.#percent;
  }

  /** Takes what a run printed and gives what it adds to the report. Throws `ReportTooLarge`. */
  push(text: string): string {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    const kept = lines
      .filter(line => this.#keeps(line))
      .map(line => `${this.#inPlaceOf(line)}\n`)
      .join('');
    this.#written += kept.length;
    if (
      this.#written > mostReportCharacters ||
      this.#line.length > longestLine
    ) {
      throw new ReportTooLarge();
    }
    return kept;
  }

  /** The run is over: whether it said so itself, and gave all it had. */
  endPart(): boolean {
    const whole = this.#finished && !this.#inHost;
    this.#part += 1;
    this.#over = false;
    this.#finished = false;
    this.#line = '';
    return whole;
  }

  #keeps(line: string): boolean {
    const isFirst = this.#part === 0;
    const isLast = this.#part === this.parts.length - 1;
    // What it believes of a host before it looked at it.
    if (line.startsWith('<hosthint>')) this.#inHint = true;
    if (this.#inHint) {
      this.#inHint = !line.includes('</hosthint>');
      return false;
    }
    if (/^<host[ >]/.test(line)) this.#inHost = true;
    if (this.#inHost) {
      this.#inHost = !line.includes('</host>');
      return true;
    }
    if (line.startsWith('<taskprogress ')) this.#hear(line);
    if (line.startsWith('<task')) return false;
    if (line.startsWith('<scaninfo ')) {
      const isNew = !this.#toldPorts;
      this.#toldPorts = true;
      return isNew;
    }
    if (line.startsWith('<runstats>')) this.#over = true;
    if (/^<runstats><finished .* exit="success"/.test(line)) {
      this.#finished = true;
    }
    return this.#over ? isLast : isFirst;
  }

  #inPlaceOf(line: string): string {
    if (this.parts.length === 1 || !line.startsWith('<scaninfo ')) return line;
    const [first, ...others] = this.parts.map(part => PortSet.of(part.ports));
    const common = others.reduce((all, each) => all.within(each), first);
    // No host has a port 0: where there is nothing in common, nothing is said to be covered.
    const services = common.isEmpty ? '0' : common.toString();
    return `<scaninfo type="connect" protocol="tcp" services="${services}"/>`;
  }

  #hear(line: string): void {
    const [, name = '', percent = ''] =
      /task="([^"]*)".* percent="([\d.]+)"/.exec(line) ?? [];
    const [, from, to] = tasks.find(([words]) => words.test(name)) ?? [];
    if (from === undefined || to === undefined) return;
    const ofPart = from + ((to - from) * Math.min(Number(percent), 100)) / 100;
    const now = (this.#part * 100 + ofPart) / this.parts.length;
    this.#percent = Math.max(this.#percent, Math.round(now));
  }
}
