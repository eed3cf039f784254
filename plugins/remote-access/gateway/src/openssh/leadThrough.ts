import { spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { DialFailure } from '../dial/DialFailure';
import type { JumpEntrance } from '../dial/TargetPaths';
import { proxySubsystem } from '../dial/proxySubsystem';
import { findClient } from './findClient';
import { OpenSshClient } from './OpenSshClient';
import { signInWith } from './signInWith';
import { streamOfChild } from './streamOfChild';

/** Enters a jump host by OpenSSH's client, which gives its standard input and output for the stream that leads on. */
export const leadThrough: JumpEntrance = async at => {
  const { socket, jump, next, secret, account, signal } = at;
  const programs = findClient();
  if (!programs) throw new DialFailure('no-openssh');
  const { host, settings, hostKeys } = jump;
  const means = signInWith(secret, account);
  const subsystem = proxySubsystem(settings, next);
  const name = next.host.includes(':') ? `[${next.host}]` : next.host;
  let stream: Duplex | undefined;
  try {
    const client = await OpenSshClient.start({
      ...{ programs, settings, hostKeys, means, signal },
      ...{ target: jump, road: socket, onSigningIn() {} },
      pinHostKey: async () => false,
      alias: settings.certifiedName ?? host,
      purpose: subsystem ? { subsystem } : { address: `${name}:${next.port}` },
      run: ({ path, arguments: words, environment, directory }, onExit) => {
        const child = spawn(path, words, {
          ...{ cwd: directory, env: environment },
          stdio: ['pipe', 'pipe', 'ignore'],
        });
        child.once('exit', onExit);
        child.once('error', onExit);
        stream = streamOfChild(child);
        // What breaks is told by the end of the client.
        stream.on('error', () => {});
        return child;
      },
    });
    return await join(client, stream);
  } finally {
    means.forget();
  }
};

/** What goes with the stream goes with its client, and the other way round. */
async function join(
  client: OpenSshClient,
  stream: Duplex | undefined,
): Promise<Duplex> {
  if (!stream) throw new DialFailure('no-openssh');
  stream.on('close', () => client.end());
  client.listen(() => stream.destroy());
  await client.proceed();
  return stream;
}
