import type { Client } from 'ssh2';
import type { RotationOutput } from '@wardroom/remote-access-common';

const mostOutput = 4_096;

/** Runs a command on a target, without a terminal, and gives it bytes to read. Throws where the connection breaks. */
export function runCommand(
  client: Client,
  command: string,
  input: Uint8Array | undefined,
): Promise<RotationOutput> {
  return new Promise((resolve, reject) => {
    const lost = () => reject(new Error('The connection was lost'));
    client.once('close', lost);
    client.exec(command, (error, channel) => {
      if (error) {
        client.off('close', lost);
        reject(error);
        return;
      }
      let output = '';
      let code = -1;
      const read = (bytes: Buffer) => {
        if (output.length < mostOutput) output += bytes.toString('latin1');
      };
      channel.on('data', read);
      channel.stderr.on('data', read);
      channel.on('exit', (status: number | null) => {
        code = status ?? -1;
      });
      channel.on('close', () => {
        client.off('close', lost);
        resolve({ code, output: output.slice(0, mostOutput) });
      });
      channel.end(input && Buffer.from(input));
    });
  });
}
