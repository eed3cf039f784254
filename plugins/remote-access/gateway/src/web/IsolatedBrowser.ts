import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { BrowserPlace } from '@wardroom/remote-access-common';
import { BrowserPipe } from './BrowserPipe';
import { roomCommand } from './roomCommand';
import { roomPaths } from './roomPaths';

/** User ids of browsers, far from those of people, services and guacds. */
const firstOwner = 0x6100_0000;
const owners = 0x100_0000;

export type BrowserWishes = {
  screen: { width: number; height: number };
  policies: Record<string, unknown>;
  /** With what Chromium begins. */
  arguments: string[];
  /** Ends it while it starts. */
  signal: AbortSignal;
};

/** The folder of one browser on this machine, and who it belongs to. */
export type BrowserFolder = {
  path: string;
  /** What the programs in the room see of it. */
  shared: string;
  /** Where it puts what is downloaded. */
  files: string;
  /** User of the room alone; undefined where the gateway is not root, and may not give away its own. */
  owner: number | undefined;
};

/** Makes a folder for one browser. Its name says whose it is, so that what a crash left can be told. */
export async function makeBrowserFolder(): Promise<BrowserFolder> {
  const path = await mkdtemp(join(tmpdir(), `wardroom-web-${process.pid}-`));
  const shared = join(path, 'shared');
  const files = join(shared, roomPaths.files);
  await mkdir(files, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? firstOwner + randomInt(owners) : undefined;
  if (owner !== undefined) {
    await chown(path, owner, owner);
    await chown(shared, owner, owner);
    await chown(files, owner, owner);
  }
  return { path, shared, files, owner };
}

/** Chromium on a screen of its own, in a room of its own. */
export class IsolatedBrowser {
  readonly pipe: BrowserPipe;
  /** Resolves when it has ended and all that it said is read. */
  readonly ended: Promise<unknown>;
  /** Resolves when it is gone, with everything in its room, and its folder too. */
  readonly gone: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: BrowserFolder,
  ) {
    const [, , , out, into] = child.stdio;
    this.pipe = new BrowserPipe(out as Writable, into as Readable);
    this.ended = new Promise(resolve => {
      child.once('error', resolve);
      child.once('close', resolve);
    });
    this.gone = new Promise<void>(resolve => {
      child.once('error', () => resolve());
      child.once('exit', () => resolve());
    }).then(() => {
      this.pipe.close();
      // The last programs in the room may still end, and write.
      return rm(folder.path, { recursive: true, force: true, maxRetries: 10 });
    });
  }

  /** Starts it. Throws where it does not answer. */
  static async start(
    place: BrowserPlace,
    folder: BrowserFolder,
    wishes: BrowserWishes & { log(line: string): void },
  ): Promise<IsolatedBrowser> {
    const policies = join(folder.path, 'policies');
    await mkdir(join(policies, 'managed'), { recursive: true });
    await writeFile(
      join(policies, 'managed', 'wardroom.json'),
      JSON.stringify(wishes.policies),
    );
    const [command, ...parameters] = roomCommand({
      ...{ place, policies, screen: wishes.screen },
      ...{ shared: folder.shared, owner: folder.owner },
      browser: wishes.arguments,
    });
    const child = spawn(command, parameters, {
      env: {
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        HOME: roomPaths.home,
        DISPLAY: ':1',
        LANG: 'C.UTF-8',
      },
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    // Of the room itself: what is in it says nothing.
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      wishes.log(`browser: ${text.trim().slice(0, 500)}`);
    });
    const browser = new IsolatedBrowser(child, folder);
    const { signal } = wishes;
    const giveUp = () => void browser.stop();
    signal.addEventListener('abort', giveUp);
    try {
      signal.throwIfAborted();
      await browser.pipe.ask('Browser.getVersion');
      return browser;
    } catch (error) {
      await browser.stop();
      throw error;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** A way to its picture, for one who looks at it; a second one is refused. */
  async openScreen(): Promise<Socket> {
    const socket = connect(join(this.folder.shared, roomPaths.screen));
    await once(socket, 'connect');
    return socket;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}
