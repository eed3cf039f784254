import { join } from 'node:path';
import {
  webOriginsOf,
  type Screen,
  type WebSettings,
} from '@wardroom/remote-access-common';
import { checkCertificate } from '../desktop/checkCertificate';
import type { DesktopRequest, OpenedDesktop } from '../desktop/DesktopDialer';
import { desktopParameters } from '../desktop/desktopParameters';
import { firstFrame } from '../desktop/firstFrame';
import { GuacdConnection } from '../desktop/GuacdConnection';
import type { GuacdDoor, Guacds } from '../desktop/Guacds';
import { joinDesktop } from '../desktop/joinDesktop';
import { openGuacdWith } from '../desktop/openGuacdWith';
import { TargetRelay } from '../desktop/TargetRelay';
import { DialFailure } from '../dial/DialFailure';
import { dialLimit } from '../dial/dialLimit';
import { openCredential } from '../dial/openCredential';
import type { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { browserArguments } from './browserArguments';
import { browserPolicies } from './browserPolicies';
import { BrowserRoad } from './BrowserRoad';
import type { Browsers } from './Browsers';
import { makeBrowserFolder } from './IsolatedBrowser';
import { openWebAddress } from './openWebAddress';
import { roomPaths } from './roomPaths';
import { WebApplication } from './WebApplication';
import { webCertificate } from './webCertificate';
import { WebSignIn } from './WebSignIn';

type Tools = {
  source: CredentialSource;
  guacds: Guacds;
  paths: TargetPaths;
  browsers: Browsers;
};

/** A browser takes longer to start than a connection, and its pages to sign in. */
const slowness = 3;

/** Consoles are made for screens, not for telephones; and a picture that is too large helps nobody. */
const least = { width: 1024, height: 640 };
const most = { width: 2560, height: 1600 };

/** What is being opened, to be put away again where something fails. */
type Opening = {
  door?: GuacdDoor;
  road?: BrowserRoad;
  application?: WebApplication;
  relay?: TargetRelay;
};

/** Opens web applications: in a browser of their own, signed in before anybody sees it, and shown as a desktop. */
export class WebDialer {
  constructor(
    private readonly tools: Tools,
    private readonly timeLimitMs: number,
  ) {}

  /** Connects and signs in, and waits for the first picture. Throws `DialFailure`. */
  async dial(
    request: DesktopRequest,
    settings: WebSettings,
  ): Promise<OpenedDesktop> {
    const limit = dialLimit(request.signal, this.timeLimitMs * slowness);
    const { signal } = limit;
    const opening: Opening = {};
    try {
      signal.throwIfAborted();
      this.tools.browsers.check();
      const here = { ...request, settings, signal };
      const [door, trustedKey] = await openGuacdWith(
        this.tools.guacds.openHere(request.order.session),
        this.pin(here),
      );
      opening.door = door;
      request.onSigningIn();
      const application = await this.enter(opening, { ...here, trustedKey });
      const shown = await this.show(door, opening, here);
      return {
        ...{ ...shown, application, hasDrive: false },
        join: screen => joinDesktop(door, shown.connection.id, screen),
        hangUp: () => putAway(opening),
      };
    } catch (error) {
      putAway(opening);
      signal.throwIfAborted();
      if (error instanceof DialFailure) throw error;
      this.tools.browsers.log(`A web application failed: ${String(error)}`);
      throw new DialFailure('browser-failed');
    } finally {
      limit.release();
    }
  }

  /** Makes sure that the server is the one that was met before. Gives its public key's hash, which Chromium takes. */
  private async pin(
    request: DesktopRequest & { settings: WebSettings },
  ): Promise<string | undefined> {
    const { order, settings, signal } = request;
    const { scheme, certificate } = settings;
    if (scheme !== 'https' || certificate !== 'pin') return undefined;
    const { target } = order;
    const stream = await this.tools.paths.open(order, target, signal);
    const met = await webCertificate(stream, target.host, signal);
    await checkCertificate(met.hostKey, { ...request, ...order });
    return met.publicKey;
  }

  /** Starts the browser on the road of the session, and signs in. */
  private async enter(
    opening: Opening,
    request: DesktopRequest & { settings: WebSettings; trustedKey?: string },
  ): Promise<WebApplication> {
    const { order, settings, trustedKey, signal } = request;
    const { source, paths, browsers } = this.tools;
    const origins = webOriginsOf({ ...order.target, settings });
    const { fileOutBytes: mostBytes } = order.policy;
    const folder = await makeBrowserFolder();
    const road = await BrowserRoad.start(
      join(folder.shared, roomPaths.road),
      folder.owner,
      address =>
        openWebAddress(
          paths,
          { order, origins, signal: this.longest() },
          address,
        ),
    );
    opening.road = road;
    const screen = screenFor(request.screen);
    const browser = await browsers.start(folder, {
      ...{ screen, signal },
      policies: browserPolicies(origins, mostBytes > 0),
      arguments: browserArguments({ ...screen, trustedKey }),
    });
    const application = new WebApplication(browser, {
      ...{ mostBytes, files: folder.files },
    });
    opening.application = application;
    const giveUp = () => void browser.stop();
    signal.addEventListener('abort', giveUp);
    signal.throwIfAborted();
    const secret = await openCredential(source, order.credential, { signal });
    try {
      const { shared, files } = roomPaths;
      await application.files.begin(`${shared}/${files}`);
      await new WebSignIn({
        ...{ target: order.target, settings, application, road, signal },
        patienceMs: this.timeLimitMs / 2,
      }).run(secret);
      return application;
    } finally {
      signal.removeEventListener('abort', giveUp);
      secret.zero();
    }
  }

  private async show(
    door: GuacdDoor,
    opening: Opening,
    { order, rules, screen, signal }: DesktopRequest,
  ): Promise<Pick<OpenedDesktop, 'connection' | 'beginning'>> {
    const { application } = opening;
    if (!application) throw new DialFailure('browser-failed');
    const relay = await TargetRelay.start(() =>
      application.browser.openScreen(),
    );
    opening.relay = relay;
    const named = desktopParameters({
      settings: { protocol: 'vnc' },
      files: order.policy,
      ...{ username: '', password: '', rules, address: relay.address },
    });
    const connection = await GuacdConnection.open(await door.connect(), {
      ...{ select: 'vnc', screen, signal },
      parameter: name => named.get(name),
    });
    const beginning = await firstFrame(connection, signal);
    relay.close();
    return { connection, beginning };
  }

  /** How long one of the browser's connections may take to be opened. */
  private longest(): AbortSignal {
    return AbortSignal.timeout(this.timeLimitMs);
  }
}

function screenFor({ width, height }: Screen) {
  const within = (side: 'width' | 'height', wanted: number) =>
    Math.min(Math.max(wanted, least[side]), most[side]);
  return { width: within('width', width), height: within('height', height) };
}

function putAway({ door, road, application, relay }: Opening): void {
  relay?.stop();
  void application?.browser.stop();
  road?.stop();
  door?.close();
}
