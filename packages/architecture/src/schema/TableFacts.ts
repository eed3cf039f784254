/** What the catalog of PostgreSQL knows of one table. */
export interface TableFacts {
  /** `r` table, `p` partitioned table, `m` materialised view. */
  kind: 'r' | 'p' | 'm';
  schema: string;
  name: string;
  comment: string | null;
  owner: string;
  rowSecurity: boolean;
  forced: boolean;
  /** Conditions of its permissive policies, as PostgreSQL prints them. */
  policies: { name: string; using: string | null; check: string | null }[];
  columns: { name: string; type: string; required: boolean }[];
  constraints: Constraint[];
  /** Rights of the application's role. */
  granted: string[];
}

/** A primary key (`p`), unique (`u`), foreign key (`f`), check (`c`) or exclusion (`x`) constraint. */
export interface Constraint {
  name: string;
  type: 'p' | 'u' | 'f' | 'c' | 'x';
  columns: string[];
  /** For a foreign key: the columns it refers to, in the same order. */
  refersTo: string[];
}
