import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../findRoot';
import { describeGenerator } from '../testing/describeGenerator';

// The compiler may run beside others on a small machine.
jest.setTimeout(120_000);

const folder = 'plugins/assets/module-net-box';

describeGenerator(
  'newFormat',
  { args: ['net-box'], folder },
  {
    refused: [[['Net Box'], 'lower-case words']],
    further(house) {
      it('makes what the compiler takes', () => {
        expect(house.compile(folder)).toBe('');
      });

      it('makes a format by which a file is read', () => {
        const report = join(house.dir, 'report.json');
        const host = { name: 'www.acme.example', findings: [{ check: 'old' }] };
        const content = { scanner: 'NetBox', hosts: [host] };
        writeFileSync(report, JSON.stringify(content));
        const program = join(findRoot(), 'packages/cli/bin/wardroom.mjs');
        const module = join(house.dir, folder, 'src/scanFormat.ts');
        const { stdout, stderr } = spawnSync(
          process.execPath,
          [program, 'findings', 'parse', report, '--json', '--module', module],
          { encoding: 'utf8' },
        );
        expect(stderr).toBe('');
        expect(JSON.parse(stdout)).toMatchObject({
          format: 'net-box',
          findings: [{ rule: 'old', asset: { name: 'www.acme.example' } }],
        });
      });
    },
  },
);
