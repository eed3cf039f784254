import { linuxPassword } from './linuxPassword';

const secrets = {
  present: new TextEncoder().encode('old-secret'),
  next: new TextEncoder().encode('new-secret'),
};

/** Changes a password on a target that says who is signed in, and answers with this code. */
async function changed(id: string, code = 0) {
  const ran: [string, string | undefined][] = [];
  const inputs: Uint8Array[] = [];
  const result = await linuxPassword(
    {
      username: 'web',
      async run(command, input) {
        ran.push([command, input && Buffer.from(input).toString()]);
        if (input) inputs.push(input);
        return command.endsWith('id -u')
          ? { code: 0, output: `${id}\n` }
          : { code, output: 'Changing password for web.' };
      },
    },
    secrets,
  ).then(
    () => 'done',
    (error: Error) => error.message,
  );
  return { ran, inputs, result };
}

describe('changing a password on Linux', () => {
  it('is done for any account by root', async () => {
    const { ran, result } = await changed('0');
    expect(result).toBe('done');
    expect(ran[1]).toEqual(['LC_ALL=C chpasswd', 'web:new-secret\n']);
  });

  it('is done by everybody else for their own, with the present one', async () => {
    const { ran } = await changed('1000');
    const typed = 'old-secret\nnew-secret\nnew-secret\n';
    expect(ran[1]).toEqual(['LC_ALL=C passwd', typed]);
  });

  it('never puts a password on a command line, and leaves none in memory', async () => {
    for (const id of ['0', '1000']) {
      const { ran, inputs } = await changed(id);
      const commands = ran.map(([command]) => command).join();
      expect(commands).not.toMatch(/secret/);
      expect(inputs.every(bytes => bytes.every(byte => byte === 0))).toBe(true);
    }
  });

  it('says that the target refused, without its words', async () => {
    const { result } = await changed('1000', 10);
    expect(result).toBe('passwd refused');
  });
});
