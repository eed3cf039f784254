import { call } from './testing/call';

describe('runCli', () => {
  it.each([[[]], [['--help']], [['help']]])(
    'shows all commands for %j',
    async argv => {
      const { code, out } = await call(argv);
      expect(code).toBe(0);
      expect(out).toContain('wardroom audit verify FILE');
      expect(out).toContain('wardroom apply FILE|FOLDER');
    },
  );

  it('shows the help of one command', async () => {
    const { code, out } = await call(['audit', 'verify', '-h']);
    expect({ code, lines: out.split('\n').length }).toEqual({
      code: 0,
      lines: 4,
    });
  });

  it.each([
    [['audit', 'destroy'], 'There is no command "audit destroy"'],
    [['audit', 'verify'], 'Something is missing'],
    [['audit', 'verify', 'a', 'b'], '"b" is too much'],
    [['audit', 'verify', 'a', '--loud'], "Unknown option '--loud'"],
  ])('does not take %j', async (argv, message) => {
    const { code, err } = await call(argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain('wardroom audit verify FILE');
  });
});
