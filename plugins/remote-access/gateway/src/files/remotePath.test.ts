import { remotePath } from './remotePath';

describe('a path on the target', () => {
  it.each([
    ['/', '/'],
    ['/etc/hosts', '/etc/hosts'],
    ['//srv///data/', '/srv/data'],
    ['/home/ann/Über mich (1).txt', '/home/ann/Über mich (1).txt'],
  ])('%s is %s', (path, clean) => {
    expect(remotePath(path)).toBe(clean);
  });

  it.each([
    ['that is relative', 'etc/hosts'],
    ['that goes up', '/srv/../etc/shadow'],
    ['with a zero', '/etc/hosts\0.txt'],
    ['with a line break', '/etc/ho\nsts'],
    ['with an escape', '/tmp/\u001b[2J'],
    ['that turns the direction of text', '/tmp/invoice\u202efdp.exe'],
    ['with a name that is too long', `/${'x'.repeat(256)}`],
  ])('may be none %s', (_, path) => {
    expect(() => remotePath(path)).toThrow('There is no such file');
  });
});
