import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a part may import: `own common`, `left node`, `any backend`, or a package of the platform by its short name. */
const allowed = z.array(z.string());

const role = z.strictObject({
  /** Parts of a context in which the role exists. */
  in: z.array(z.string()).min(1),
  /** Path below the part, with `<Noun>`, `<noun>`, `<Name>`, `<name>` and `{ts,tsx}`. */
  path: z.string(),
  /** Most lines a file of this role may have. */
  lines: z.number().int().positive(),
  /**
   * What the file exports: `file` (a thing of the file's own name), `default`, `any`, or a name, in which
   * `<context>` stands for the context in camelCase.
   */
  exports: z.string().default('file'),
  /** What such a file does, in one sentence. */
  does: z.string(),
});

const word = z.strictObject({
  /** Regular expression that must not match code (comments are left out unless `comments` is set). */
  pattern: z.string(),
  /** Path prefixes the rule looks at; everything when absent. */
  in: z.array(z.string()).optional(),
  /** Path prefixes, and patterns with `*` for one path segment, the rule leaves out. */
  except: z.array(z.string()).default([]),
  tests: z.boolean().default(false),
  comments: z.boolean().default(false),
  /** What to write instead. */
  instead: z.string(),
});

const schema = z.strictObject({
  $comment: z.string().optional(),
  contexts: z.array(z.string()),
  beside: z.record(z.string(), z.array(z.string())),
  imports: z.record(z.string(), allowed),
  packages: z.record(z.string(), allowed),
  testsMayAlsoImport: z.array(z.string()),
  /** Dependencies that are needed though no file imports them. */
  neededUnseen: z.array(z.string()),
  notInCommon: z.array(z.string()),
  runtimeImports: z.array(
    z.strictObject({
      module: z.string(),
      only: z.array(z.string()),
      instead: z.string(),
    }),
  ),
  foldersOfTheirParent: z.array(z.string()),
  roles: z.array(role),
  /** Files of `packages/*` whose name tells their place, not an export. */
  namedByTheirPlace: z.array(z.string()),
  forbiddenNames: z.strictObject({
    files: z.array(z.string()),
    types: z.array(z.string()),
  }),
  limits: z.strictObject({
    fileLines: z.number(),
    functionLines: z.number(),
    componentLines: z.number(),
    parameters: z.number(),
    anyPerThousandLines: z.number(),
    checksSwitchedOff: z.number(),
    readmeLines: z.number(),
  }),
  /** Parts that stay small together, without their tests. */
  sizes: z.array(
    z.strictObject({
      what: z.string(),
      in: z.array(z.string()),
      lines: z.number(),
    }),
  ),
  words: z.array(word),
  /** Tables, as `schema.table`, that the application may only add to. */
  appendOnlyTables: z.array(z.string()),
  contracts: z.strictObject({
    /** Permissions of Backstage itself that roles may hold. */
    frameworkPermissions: z.array(z.string()),
    otherWords: z.array(
      z.strictObject({
        endpoint: z.string(),
        permission: z.string().optional(),
        auditEvent: z.string().optional(),
        because: z.string().min(20),
      }),
    ),
  }),
  /** Stays empty: a rule that does not fit is changed by an ADR, for everybody. */
  exceptions: z.tuple([]),
});

/** The walls of the house as data: the content of `architecture.json`. */
export type Architecture = z.output<typeof schema>;

/** One role a file of a context can have. */
export type Role = Architecture['roles'][number];

/** Checks data of the shape of `architecture.json`. */
export function parseArchitecture(data: unknown): Architecture {
  return schema.parse(data);
}

/** Reads `architecture.json` from the root of the repository. */
export function readArchitecture(root: string): Architecture {
  return parseArchitecture(
    JSON.parse(readFileSync(join(root, 'architecture.json'), 'utf8')),
  );
}
