import { createHash } from 'node:crypto';
import { hashPlan } from './hashPlan';

describe('hashPlan', () => {
  it('is the SHA-256 of the canonical JSON, whatever order the keys came in', () => {
    const commands = ['df -h', 'echo "ü"'];
    const json =
      '{"files":false,"steps":[{"commands":["df -h","echo \\"ü\\""],"target":{"id":"tgt_a","name":"web-01"}}]}';
    const hash = createHash('sha256').update(json).digest('hex');
    const target = { name: 'web-01', id: 'tgt_a' };
    expect(hashPlan({ steps: [{ target, commands }], files: false })).toBe(
      hash,
    );
    expect(hashPlan({ files: false, steps: [{ commands, target }] })).toBe(
      hash,
    );
    expect(hashPlan({ files: true, steps: [{ commands, target }] })).not.toBe(
      hash,
    );
  });
});
