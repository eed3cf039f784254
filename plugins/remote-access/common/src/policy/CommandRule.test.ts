import { CommandRule, findCommandRule } from './CommandRule';

const rule = (pattern: string, action: CommandRule['action'] = 'deny') =>
  CommandRule.parse({ pattern, action });

const met = (pattern: string, line: string) =>
  findCommandRule([rule(pattern)], [line]) !== undefined;

describe('a command rule', () => {
  it.each([
    ['reboot', 'reboot'],
    ['reboot', 'sudo /sbin/reboot -f'],
    ['reboot', 'cd /; reboot'],
    ['reboot', 'true&&reboot'],
    ['reboot', 'echo $(reboot)'],
    ['reboot', 'RE"BO"OT'],
    ['reboot', 're\\boot'],
    ['rm -rf *', 'rm   -rf\t/var'],
    ['systemctl stop *', 'sudo systemctl  stop nginx'],
    ['write * erase', 'Write memory erase'],
    ['*.conf', 'vi /etc/nginx.conf'],
    ['mkfs*', '/sbin/mkfs.ext4 /dev/sda'],
  ])('%p meets %p', (pattern, line) => {
    expect(met(pattern, line)).toBe(true);
  });

  it.each([
    ['reboot', 'rebooting'],
    ['reboot', 'tail reboot.log'],
    ['rm -rf *', 'rm -r x'],
    ['systemctl stop *', 'systemctl status nginx'],
    ['a*b', 'b a'],
  ])('%p does not meet %p', (pattern, line) => {
    expect(met(pattern, line)).toBe(false);
  });

  it('finds a word at the end of a later match', () => {
    expect(met('halt', 'halted; halt')).toBe(true);
    expect(met('a*off', 'a offset poweroff; x off')).toBe(true);
  });

  it('is the strictest one that is met', () => {
    const rules = [rule('ls*', 'notify'), rule('ls -a', 'deny'), rule('ls')];
    expect(findCommandRule(rules, ['ls -a'])?.action).toBe('deny');
    expect(findCommandRule([rules[0]], ['ls -a'])?.action).toBe('notify');
    expect(findCommandRule(rules, ['pwd'])).toBeUndefined();
  });

  it('looks at both ends of a line that is too long', () => {
    expect(met('reboot', `${'x '.repeat(400_000)}; reboot`)).toBe(true);
  });

  it('must say more than anything', () => {
    expect(
      CommandRule.safeParse({ pattern: '**', action: 'deny' }).error,
    ).toBeDefined();
  });

  it('takes little work where rule and line are made to cost much', () => {
    const rules = Array.from({ length: 50 }, () => rule(`${'a*'.repeat(50)}b`));
    const line = 'a'.repeat(1_000_000);
    const search = jest.spyOn(String.prototype, 'indexOf');
    findCommandRule(rules, [line]);
    expect(search.mock.calls.length).toBeLessThan(100_000);
    search.mockRestore();
  });
});
