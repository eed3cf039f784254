import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a command writes and what it finds around it; the process itself has this shape. */
export type Terminal = {
  stdout: { write(text: string | Uint8Array): unknown; isTTY?: boolean };
  stderr: { write(text: string): unknown; isTTY?: boolean };
  env: Record<string, string | undefined>;
};

/** What a command was called with. */
export type Call = {
  /** Arguments that are not options. */
  args: string[];
  /** Values of options; those that may repeat are lists. */
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  terminal: Terminal;
};

/** One command of the command line, in a file of its own under `commands/`. */
export type Command = {
  /** The words it is called by: `audit verify`. */
  name: string;
  /** Its arguments and options, as help shows them. */
  usage: string;
  /** What it does, in one sentence. */
  summary: string;
  /** How many arguments it takes. */
  arity: { min: number; max: number };
  options: ParseArgsOptionsConfig;
  /** Does it; the exit code. What it throws is told as it is, with exit code 1. */
  run(call: Call): Promise<number>;
};
