import { spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import type { ProxyCommand } from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import { streamOfChild } from './streamOfChild';

type Place = { host: string; port: number; username: string };

/**
 * The stream to a target by a command of the configuration. What stands for the target's address is put into single
 * arguments, which no shell reads, and can be taken for no option. Throws `DialFailure`.
 */
export function followCommand(
  commands: ProxyCommand[],
  name: string,
  place: Place,
): Promise<Duplex> {
  const { command = [] } = commands.find(one => one.name === name) ?? {};
  const [program, ...words] = command.map(word => fill(word, place));
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve, reject) => {
    const fail = () => reject(new DialFailure('no-proxy-command'));
    if (!program || /^-/.test(place.username)) {
      fail();
      return;
    }
    const child = spawn(program, words, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH, HOME },
    });
    child.once('error', fail);
    child.once('spawn', () => {
      const stream = streamOfChild(child);
      stream.on('error', () => {});
      stream.on('close', () => child.kill());
      resolve(stream);
    });
  });
}

function fill(word: string, { host, port, username }: Place): string {
  const values: Record<string, string> = {
    ...{ '%h': host, '%p': String(port), '%r': username, '%%': '%' },
  };
  return word.replace(/%[hpr%]/g, found => values[found]);
}
