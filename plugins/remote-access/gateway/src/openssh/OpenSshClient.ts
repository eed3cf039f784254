import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { DialFailure } from '../dial/DialFailure';
import { clientArguments, type ClientOrder } from './clientArguments';
import { HostKeyGate } from './HostKeyGate';
import { knownHost } from './knownHost';
import { PrivateDirectory } from './PrivateDirectory';
import { Questions } from './Questions';
import { reasonOfExit } from './reasonOfExit';
import { SshAgent } from './SshAgent';
import type { SignInWith } from './signInWith';

export type ClientAttempt = Omit<ClientOrder, 'ways' | 'paths'> & {
  /** Leads to the server. It is destroyed with the client. */
  road: Duplex;
  means: SignInWith;
  pinHostKey: Parameters<typeof knownHost>[1]['pinHostKey'];
  onSigningIn(): void;
  signal: AbortSignal;
  /** Starts the program; `onExit` is to be called when it is gone. */
  run(program: Program, onExit: () => void): Running;
};

export type Program = {
  path: string;
  arguments: string[];
  environment: Record<string, string>;
  directory: string;
};

type Running = { kill(signal: 'SIGHUP' | 'SIGKILL'): void };

/** Milliseconds in which a client must go on that was told to. */
const proceedMs = 10_000;
/** Milliseconds after which a client that was hung up on is killed. */
const lastMs = 2_000;

/** OpenSSH's client on a road that the gateway keeps, with what it needs to sign in. */
export class OpenSshClient {
  private readonly directory = new PrivateDirectory();
  private program: Running | undefined;
  private gate: HostKeyGate | undefined;
  /** Held while the client is to wait. */
  private opened: Socket | undefined;
  private begun = false;
  private exited = false;
  private failure: DialFailure | undefined;
  private listener: ((why: 'shell' | 'lost') => void) | undefined;
  private onOpened = () => {};
  private onFailed: (failure: DialFailure) => void = () => {};

  private constructor(private readonly attempt: ClientAttempt) {}

  /** Starts a client. Resolves when it is signed in. Throws `DialFailure`. */
  static async start(attempt: ClientAttempt): Promise<OpenSshClient> {
    const { road, signal } = attempt;
    road.on('error', () => {});
    const client = new OpenSshClient(attempt);
    const abort = () => client.fail(signal.reason);
    signal.addEventListener('abort', abort);
    try {
      await new Promise<void>((resolve, reject) => {
        client.onOpened = resolve;
        client.onFailed = reject;
        if (signal.aborted) abort();
        else client.run().catch(() => client.fail(noClient()));
      });
      return client;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** `shell`: it ended by itself, or its server ended it in order; `lost`: the way to its server broke. */
  listen(listener: (why: 'shell' | 'lost') => void): void {
    this.listener = listener;
    if (this.exited) listener(this.why);
  }

  /**
   * Lets it go on after the sign-in. Resolves when it asks its server for what it is to do: from then on its terminal takes
   * keys as they are; before, they would be edited and shown here. Throws `DialFailure`.
   */
  proceed(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.fail(new DialFailure('no-shell')),
        proceedMs,
      );
      this.onFailed = failure => {
        clearTimeout(timer);
        reject(failure);
      };
      this.gate?.onceClientSpeaks(() => {
        clearTimeout(timer);
        this.onFailed = () => {};
        resolve();
      });
      if (this.exited) this.onFailed(new DialFailure('target-lost'));
      this.opened?.destroy();
    });
  }

  /** Hangs up. */
  end(): void {
    this.listener = undefined;
    if (this.exited) return;
    this.program?.kill('SIGHUP');
    const timer = setTimeout(() => this.kill(), lastMs).unref();
    this.onFailed = () => clearTimeout(timer);
  }

  /** Everything that the client asks for is there before it is. */
  private async run(): Promise<void> {
    const { directory, attempt } = this;
    const { programs, means } = attempt;
    await this.serve();
    if (this.failure) return;
    const path = (name: string) => directory.file(name);
    const paths = {
      ...{ road: path('road'), agent: path('agent'), opened: path('opened') },
      ...{ knownHosts: path('known_hosts') },
    };
    const program = Questions.program(programs.netcat, path('questions'));
    const askpass = directory.write('askpass', program, 0o700);
    this.program = attempt.run(
      {
        path: programs.ssh,
        arguments: clientArguments({ ...attempt, paths, ways: means.ways }),
        directory: directory.root,
        environment: {
          ...{ PATH: process.env.PATH ?? '', SHELL: '/bin/sh' },
          ...{ SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' },
        },
      },
      () => this.exit(),
    );
  }

  private async serve(): Promise<void> {
    const { directory, attempt } = this;
    const { means, target } = attempt;
    const onAsked = () => this.signIn();
    const isApproved = (key: Buffer) => this.gate?.isApproved(key) ?? false;
    if (means.identity) {
      const listener = { onAsked, isApproved };
      const agent = new SshAgent(means.identity, target, listener);
      await directory.serve('agent', socket => agent.serve(socket));
    }
    const questions = new Questions(means.secret, {
      answers: means.answers,
      preface: `(${target.username}@${attempt.alias}) `,
      onAsked,
      onSpeechless: () => this.fail(new DialFailure('auth-failed')),
    });
    await directory.serve('questions', socket => questions.serve(socket));
    await directory.serve('opened', socket => this.open(socket));
    await directory.serve('road', socket => this.join(socket));
  }

  private join(client: Socket): void {
    if (this.gate) {
      client.destroy();
      return;
    }
    const { road, alias, hostKeys, pinHostKey } = this.attempt;
    const trust = { alias, hostKeys, pinHostKey };
    this.gate = new HostKeyGate(road, client, {
      approve: async hostKey => {
        const line = await knownHost(hostKey, trust);
        this.directory.write('known_hosts', line);
      },
      onMisbehaved: () => this.fail(new DialFailure('target-misbehaved')),
      onRefused: error =>
        this.fail(
          error instanceof DialFailure
            ? error
            : new DialFailure('host-key-refused'),
        ),
    });
  }

  private signIn(): void {
    if (!this.begun) this.attempt.onSigningIn();
    this.begun = true;
  }

  private open(socket: Socket): void {
    this.opened = socket;
    this.gate?.open();
    this.directory.stopServing();
    this.onOpened();
  }

  private fail(failure: DialFailure): void {
    this.failure ??= failure;
    if (this.program && !this.exited) this.kill();
    else this.exit();
  }

  private kill(): void {
    this.attempt.road.destroy();
    if (!this.exited) this.program?.kill('SIGKILL');
  }

  private get why(): 'shell' | 'lost' {
    return this.gate?.serverLeft ? 'lost' : 'shell';
  }

  private exit(): void {
    const { why } = this;
    const reason = reasonOfExit(this.gate?.stage, this.begun);
    this.exited = true;
    this.attempt.road.destroy();
    this.directory.remove();
    this.onFailed(this.failure ?? new DialFailure(reason));
    this.listener?.(why);
  }
}

const noClient = () => new DialFailure('no-openssh');
