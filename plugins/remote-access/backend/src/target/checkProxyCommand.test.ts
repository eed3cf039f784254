import { checkProxyCommand } from './checkProxyCommand';

describe('checkProxyCommand', () => {
  const settings = { protocol: 'ssh' as const, proxyCommand: 'tsh' };
  const check = (more: object, known = ['tsh']) =>
    checkProxyCommand({ settings, jumps: [], ...more }, known);

  it('takes a command that the configuration has', () => {
    expect(() => check({})).not.toThrow();
  });

  it('names those that there are', () => {
    expect(() => check({}, ['tbot'])).toThrow(
      'settings.proxyCommand: the configuration has only tbot',
    );
  });

  it.each([
    { site: { id: 'sit_1', name: 'Headquarters' } },
    { jumps: [{ id: 'tgt_1', name: 'bastion' }] },
  ])('leads past nothing: %j', more => {
    expect(() => check(more)).toThrow('a command goes its own way');
  });
});
