import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Checkpoint } from '@wardroom/audit-common';
import { AnchorFiles } from './AnchorFiles';

const checkpoint = (sequence: number): Checkpoint => ({
  tenant: 'acme',
  sequence,
  hash: 'a'.repeat(64),
  previous: 0,
  at: '2026-03-01T09:00:00.000Z',
  keyId: 'b'.repeat(32),
  signature: 'c'.repeat(128),
});

describe('AnchorFiles', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wardroom-anchors-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps the latest of many that come at once, from several processes too, and leaves nothing half-written', async () => {
    const replicas = [new AnchorFiles(folder), new AnchorFiles(folder)];
    const sequences = [3, 9, 1, 7, 9, 4, 8, 2];
    for (const anchors of replicas) {
      await Promise.all(sequences.map(n => anchors.keep(checkpoint(n))));
    }
    await Promise.all(
      replicas.flatMap(anchors => [
        anchors.keep(checkpoint(20)),
        anchors.keep(checkpoint(20)),
      ]),
    );
    await expect(replicas[0].of('acme')).resolves.toEqual(checkpoint(20));
    expect(readdirSync(join(folder, 'anchors'))).toEqual(['acme.json']);
  });

  it('goes on after a checkpoint that could not be kept', async () => {
    const anchors = new AnchorFiles(folder);
    const bad = { ...checkpoint(1), tenant: '../elsewhere' };
    await expect(anchors.keep(bad)).rejects.toThrow();
    await anchors.keep(checkpoint(2));
    await expect(anchors.of('acme')).resolves.toEqual(checkpoint(2));
  });
});
