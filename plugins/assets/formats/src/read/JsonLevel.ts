import type { JsonPath } from './JsonPath';

/** An object or a list that is open and that some path leads into. */
export type JsonLevel = {
  list: boolean;
  /** Name of the field or number of the item that comes next. */
  key: string | number;
  scalars: Record<string, unknown>;
  /** Paths that lead on from here. */
  paths: JsonPath[];
  empty: boolean;
  /** Whether it is no list but an object that stands where its items are asked for: some tools write a list of one so. */
  alone?: boolean;
};

export function levelOf(list: boolean, paths: JsonPath[]): JsonLevel {
  const scalars = Object.create(null) as Record<string, unknown>;
  return { list, key: list ? 0 : '', scalars, paths, empty: true };
}
