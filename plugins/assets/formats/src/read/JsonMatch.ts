import type { JsonPlace } from './JsonPath';

/** A value at one of the paths that were asked for. */
export type JsonMatch = {
  /** The path that matched, as it was asked for. */
  path: string;
  /** Where it stands. */
  place: JsonPlace;
  value: unknown;
  /**
   * The objects and lists it is in, the outermost first: fields that are no objects and no lists, as far as they stand
   * before it in the file.
   */
  parents: Record<string, unknown>[];
};
