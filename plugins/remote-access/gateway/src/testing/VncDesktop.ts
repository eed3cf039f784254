import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from '@wardroom/platform-test-utils';
import { programsOf } from './programsOf';
import { answers } from './answers';

const programs = [
  'Xtigervnc',
  'tigervncpasswd',
  'openbox',
  'xterm',
  'xauth',
  'xprop',
];

/** TigerVNC's server with a window manager and one terminal window, on a loopback port. */
export class VncDesktop {
  private readonly children: ChildProcess[] = [];

  private constructor(
    readonly port: number,
    private readonly display: string,
    private readonly home: string,
  ) {}

  /** Whether this machine has all it needs. */
  static get canStart(): boolean {
    return programsOf(programs) !== undefined;
  }

  /** @param password - of at most 8 characters: VNC knows no more */
  static async start(password: string): Promise<VncDesktop> {
    const home = await mkdtemp(join(tmpdir(), 'wardroom-vnc-'));
    const port = await freePort();
    // Displays are counted for the whole machine, as ports are.
    const display = `:${100 + (port % 10_000)}`;
    const desktop = new VncDesktop(port, display, home);
    await desktop.run(password);
    return desktop;
  }

  /** What the terminal window was told to write to this file. */
  get folder(): string {
    return this.home;
  }

  async stop(): Promise<void> {
    for (const child of this.children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise(resolve => {
        child.once('exit', resolve);
      });
      process.kill(-(child.pid as number), 'SIGKILL');
      await gone;
    }
    await rm(this.home, { recursive: true, force: true });
    const number = this.display.slice(1);
    await rm(`/tmp/.X${number}-lock`, { force: true });
    await rm(`/tmp/.X11-unix/X${number}`, { force: true });
  }

  private async run(password: string): Promise<void> {
    const file = join(this.home, 'passwd');
    await writeFile(
      file,
      execFileSync('tigervncpasswd', ['-f'], { input: `${password}\n` }),
    );
    await chmod(file, 0o600);
    const cookie = join(this.home, '.Xauthority');
    await writeFile(cookie, '');
    execFileSync('xauth', [
      ...['-q', '-f', cookie, 'add', this.display, '.'],
      randomBytes(16).toString('hex'),
    ]);
    this.spawn('Xtigervnc', [
      // A busy machine lets keys go late, and nobody wants them repeated.
      ...[this.display, '-auth', cookie, '-localhost', '-r'],
      ...['-geometry', '1024x768', '-depth', '24', '-rfbport', `${this.port}`],
      ...['-SecurityTypes', 'VncAuth', '-PasswordFile', file],
      ...['-AlwaysShared', '-AcceptSetDesktopSize', '-desktop', 'test'],
    ]);
    await until(() => answers(this.port));
    this.spawn('openbox', []);
    // A window that is mapped before its manager is ready never gets the keyboard.
    await until(() => this.has('_NET_SUPPORTING_WM_CHECK'));
    this.spawn('xterm', [
      ...['-geometry', '120x40+20+20', '-e', 'bash', '--norc'],
    ]);
    await until(() => this.has('_NET_ACTIVE_WINDOW'));
  }

  /** Whether the window manager has told this about the screen. */
  private has(property: string): boolean {
    const shown = execFileSync('xprop', ['-root', property], {
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString();
    return /window id # 0x[1-9a-f]/.test(shown);
  }

  private spawn(program: string, args: string[]): void {
    const child = spawn(program, args, {
      env: this.environment(),
      cwd: this.home,
      stdio: 'ignore',
      detached: true,
    });
    this.children.push(child);
  }

  private environment() {
    return {
      ...{ PATH: process.env.PATH, LANG: 'C.UTF-8', SHELL: '/bin/bash' },
      ...{ HOME: this.home, DISPLAY: this.display, PS1: '$ ' },
      XAUTHORITY: join(this.home, '.Xauthority'),
    };
  }
}
