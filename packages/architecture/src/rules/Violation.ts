/** One place where the house is not as it should be. */
export interface Violation {
  /** Path from the root, with the line where there is one. */
  where: string;
  /** What is wrong, and what to do. */
  what: string;
}
