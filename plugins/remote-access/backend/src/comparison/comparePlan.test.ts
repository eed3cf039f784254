import type { StoredSession } from '../session/SessionReader';
import { comparePlan, type PlanComparison } from './comparePlan';

const target = { id: 'tgt_web1', name: 'web-01 as root', protocol: 'ssh' };
const session = {
  ...{ id: 'ses_a', tenant: 'acme', target, endReason: 'closed' },
  activeAt: '2026-03-01T10:00:00.000Z',
  endedAt: '2026-03-01T10:30:00.000Z',
} as unknown as StoredSession;

const plan = {
  steps: [
    { target, commands: ['df -h', 'systemctl restart *'] },
    { target: { id: 'tgt_db1', name: 'db-01' }, commands: ['pg_dump shop'] },
  ],
  files: false,
  hash: 'a'.repeat(64),
};

let minute = 0;
function line(text: string, more: object = {}): PlanComparison['lines'][0] {
  minute += 1;
  const at = new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();
  return { at, kind: 'shown', text, uncertain: false, ...more };
}

function compare(changes: Partial<PlanComparison> = {}) {
  return comparePlan({
    ...{ session, plan, lines: [], files: [], elsewhere: [], cut: false },
    window: {
      from: '2026-03-01T09:00:00.000Z',
      until: '2026-03-01T11:00:00.000Z',
      hours: [],
      zone: 'Europe/Berlin',
    },
    ...changes,
  });
}

const said = (changes: Partial<PlanComparison>) =>
  compare(changes).deviations.map(({ kind, text }) => [kind, text]);

const done = [line('df -h'), line('systemctl restart nginx')];

describe('comparePlan', () => {
  it('finds nothing in a session that did what was planned on its target', () => {
    expect(compare({ lines: done })).toEqual({
      ...{ deviations: [], asPlanned: 2, hidden: 0 },
    });
  });

  it('names commands outside the plan once, with their times', () => {
    const lines = [...done, line('reboot'), line('id'), line('reboot')];
    const { deviations } = compare({ lines });
    expect(deviations).toMatchObject([
      {
        ...{ kind: 'command', text: 'reboot', count: 2 },
        ...{ times: [lines[2].at, lines[4].at], mustBeExplained: true },
      },
      { kind: 'command', text: 'id', count: 1, prevented: false },
    ]);
  });

  it('says what of the plan nobody ran, which needs no explanation', () => {
    const { deviations } = compare({ lines: [line('df -h')] });
    expect(deviations).toMatchObject([
      { kind: 'undone', text: 'systemctl restart *', mustBeExplained: false },
    ]);
    expect(
      said({
        lines: [line('df -h')],
        elsewhere: ['systemctl restart apache2'],
      }),
    ).toEqual([]);
  });

  it('what a rule prevented was tried, and does not count as done', () => {
    const denied = { verdict: 'denied' as const };
    const { deviations } = compare({
      lines: [line('df -h', denied), line('reboot', denied)],
    });
    expect(deviations).toMatchObject([
      { kind: 'command', text: 'reboot', prevented: true },
      { kind: 'undone', text: 'df -h' },
      { kind: 'undone', text: 'systemctl restart *' },
    ]);
  });

  it('counts hidden input and shows nothing of it', () => {
    const hidden = { kind: 'hidden' as const };
    expect(compare({ lines: [...done, line('', hidden)] })).toMatchObject({
      ...{ hidden: 1, deviations: [] },
    });
  });

  it('says what could not be judged', () => {
    const lines = [
      ...done,
      line('df -h', { uncertain: true }),
      line('', { kind: 'screen' }),
    ];
    expect(said({ lines })).toEqual([
      ['uncertain', 'df -h'],
      ['screen', ''],
    ]);
    const desktop = { ...session, target: { ...target, protocol: 'rdp' } };
    expect(said({ lines: done, session: desktop as StoredSession })).toEqual([
      ['unlogged', 'a desktop has no log of commands'],
    ]);
    const lost = { ...session, endReason: 'lost' as const };
    expect(said({ lines: done, session: lost })).toEqual([
      ['unlogged', 'its end was lost in a failure'],
    ]);
    expect(said({ lines: done, cut: true })).toMatchObject([['further', {}]]);
  });

  it('names a target that the plan has no step for, and whatever was done there', () => {
    const elsewhere = { ...target, id: 'tgt_other', name: 'mail-01' };
    const other = { ...session, target: elsewhere } as StoredSession;
    expect(said({ session: other, lines: [line('df -h')] })).toEqual([
      ['target', 'mail-01'],
      ['command', 'df -h'],
    ]);
  });

  it('names files, unless the plan has files', () => {
    const at = '2026-03-01T10:05:00.000Z';
    const files = [
      { at, way: 'uploaded' as const, path: '/tmp/tool', bytes: 3 },
    ];
    expect(said({ lines: done, files })).toEqual([
      ['file', 'uploaded: /tmp/tool'],
    ]);
    const withFiles = { ...plan, files: true };
    expect(said({ lines: done, files, plan: withFiles })).toEqual([]);
  });

  it('names time beyond the window', () => {
    const window = {
      from: '2026-03-01T09:00:00.000Z',
      until: '2026-03-01T10:20:00.000Z',
      ...{ hours: [], zone: 'Europe/Berlin' },
    };
    expect(said({ lines: done, window })).toEqual([
      ['time', 'the window closed at 2026-03-01T10:20:00.000Z'],
    ]);
  });

  it('finds nothing in a session that nobody came into', () => {
    const refused = { ...session, activeAt: undefined };
    expect(said({ session: refused })).toEqual([]);
  });

  it('holds no more than a report can show, and counts the rest', () => {
    const lines = Array.from({ length: 700 }, (_, n) => line(`echo ${n}`));
    const { deviations } = compare({ lines });
    expect(deviations).toHaveLength(501);
    expect(deviations.at(-1)).toMatchObject({ kind: 'further', count: 202 });
  });
});
