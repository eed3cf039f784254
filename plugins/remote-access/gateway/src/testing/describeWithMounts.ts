import { spawnSync } from 'node:child_process';

const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;

/** A suite that mounts file systems of its own; without the right to, it is reported as skipped, by its name. */
export const describeWithMounts = mayMount ? describe : describe.skip;
