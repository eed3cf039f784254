import { parseArgs } from 'node:util';
import type { Command, Terminal } from './Command';
import { commandTable } from './commandTable';

const WRONG_USE = 2;

/**
 * Runs the command that the arguments name.
 *
 * @returns the exit code: 0 for yes, 1 for no or failed, 2 for a call that was not understood
 */
export async function runCli(
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const words = argv.filter(word => !word.startsWith('-'));
  const command = commandTable.find(
    ({ name }) => words.slice(0, wordsIn(name)).join(' ') === name,
  );
  const asksForHelp = argv.includes('--help') || argv.includes('-h');
  if (!command) {
    const known = asksForHelp || argv.length === 0 || argv[0] === 'help';
    if (!known) {
      terminal.stderr.write(`There is no command "${words.join(' ')}".\n\n`);
    }
    const help = known ? terminal.stdout : terminal.stderr;
    help.write(overview());
    return known ? 0 : WRONG_USE;
  }
  if (asksForHelp) {
    terminal.stdout.write(helpOf(command));
    return 0;
  }
  return runCommand(command, argv, terminal);
}

async function runCommand(
  command: Command,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  let call;
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: command.options,
      allowPositionals: true,
    });
    const args = positionals.slice(wordsIn(command.name));
    const { min, max } = command.arity;
    if (args.length < min) throw new Error('Something is missing');
    if (args.length > max) throw new Error(`"${args[max]}" is too much`);
    call = { args, options: values, terminal };
  } catch (error) {
    terminal.stderr.write(`${(error as Error).message}.\n\n${helpOf(command)}`);
    return WRONG_USE;
  }
  try {
    return await command.run(call);
  } catch (error) {
    terminal.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

function wordsIn(name: string): number {
  return name.split(' ').length;
}

function helpOf({ name, usage, summary }: Command): string {
  return `wardroom ${name} ${usage}\n\n  ${summary}\n`;
}

function overview(): string {
  const lines = commandTable.map(
    ({ name, usage, summary }) =>
      `  wardroom ${name} ${usage}\n      ${summary}\n`,
  );
  return `${lines.join('\n')}
Commands that ask a server take --url and --token, or WARDROOM_URL and WARDROOM_TOKEN from the environment, where other
users of this computer cannot see the token.
`;
}
