import { parsePorts } from '../site/SiteRange';

type Part = readonly [first: number, last: number];

/** Port numbers, put together and compared as sets. */
export class PortSet {
  private constructor(private readonly parts: readonly Part[]) {}

  /** The ports of texts such as `22,8000-8100`. A text that is none has no port. */
  static of(...texts: string[]): PortSet {
    const parts = texts.flatMap(text => parsePorts(text) ?? []);
    const joined: [number, number][] = [];
    for (const [first, last] of parts.sort((a, b) => a[0] - b[0])) {
      const before = joined.at(-1);
      if (before && first <= before[1] + 1) {
        before[1] = Math.max(before[1], last);
      } else joined.push([first, last]);
    }
    return new PortSet(joined);
  }

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  /** The ports that are in both. */
  within(other: PortSet): PortSet {
    return new PortSet(
      this.parts.flatMap(([first, last]) =>
        other.parts
          .map(([from, to]): Part => [
            Math.max(first, from),
            Math.min(last, to),
          ])
          .filter(([from, to]) => from <= to),
      ),
    );
  }

  /** The lowest of them, so many at most. */
  lowest(count: number): PortSet {
    const parts: Part[] = [];
    let room = count;
    for (const [first, last] of this.parts) {
      if (room <= 0) break;
      const end = Math.min(last, first + room - 1);
      parts.push([first, end]);
      room -= end - first + 1;
    }
    return new PortSet(parts);
  }

  toString(): string {
    return this.parts
      .map(([first, last]) =>
        first === last ? `${first}` : `${first}-${last}`,
      )
      .join(',');
  }
}
