import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import {
  ControlProtocol,
  controlProtocolVersion,
  type EndReason,
  type GatewayIdentity,
  type Handlers,
} from '@wardroom/remote-access-common';
import type { z } from 'zod';
import { version } from '../package.json';
import type { Guacds } from './desktop/Guacds';
import type { TargetPaths } from './dial/TargetPaths';
import { tryRoad } from './dial/tryRoad';
import { TicketDoor } from './door/TicketDoor';
import { Quarantine } from './files/Quarantine';
import type { KeySharing } from './keys/KeySharing';
import { KeyStore } from './keys/KeyStore';
import { Deliveries } from './link/Deliveries';
import { LoopHealth } from './link/LoopHealth';
import { NodeLock } from './link/NodeLock';
import { Portals } from './link/Portals';
import { UnreportedEnds } from './link/UnreportedEnds';
import { Vouching } from './link/Vouching';
import { CredentialSource } from './store/CredentialSource';
import { createDialers } from './reception/createDialers';
import { Reception } from './reception/Reception';
import { OpenReplays } from './replay/OpenReplays';
import { SecretChange } from './rotation/SecretChange';
import { Drain } from './session/Drain';
import { OpenSessions } from './session/OpenSessions';
import { serveNode } from './reception/serveNode';
import { serveRecordings } from './reception/serveRecordings';
import { serveSessions } from './reception/serveSessions';
import { Scans } from './scan/Scans';
import { serveVault } from './vault/serveVault';

const heartbeatMs = 5_000;
const recorderLimits = { freezeMs: 5_000, failMs: 30_000 };

type Settings = z.output<typeof ControlProtocol.gateway.hello.input>;

/** What there is once the portal has greeted the gateway. */
type Running = {
  settings: Settings;
  lock: NodeLock;
  keys: KeyStore;
  sharing: KeySharing | undefined;
  source: CredentialSource;
  paths: TargetPaths;
  change: SecretChange;
  guacds: Guacds;
  ends: UnreportedEnds;
  vouching: Vouching;
  door: TicketDoor;
  reception: Reception;
};

/**
 * The data plane: the only process that opens credentials, touches targets and writes recordings. It does what its
 * portals ask. Where nobody vouches for what its sessions rest on for too long, it ends them.
 */
export class Gateway {
  readonly portals: Portals;
  /** Tells this run from earlier ones of the node. */
  private readonly incarnation = randomUUID();
  private readonly sessions = new OpenSessions();
  private readonly replays = new OpenReplays();
  private readonly drain = new Drain(this.sessions);
  private readonly scans = new Scans(line => this.log('warn', line));
  private readonly health = new LoopHealth();
  private running: Running | undefined;
  private readonly deliveries: Deliveries;
  private heartbeat: NodeJS.Timeout | undefined;
  private stopping: Promise<void> | undefined;

  /** @param onLog - takes lines of the log; they go to the portal if absent */
  constructor(onLog?: (level: string, message: string) => void) {
    this.portals = new Portals(onLog);
    this.deliveries = new Deliveries(this.portals);
  }

  /** Ends all sessions, seals their recordings, and lets go of everything. */
  stop(reason: EndReason): Promise<void> {
    this.stopping ??= this.shutDown(reason);
    return this.stopping;
  }

  /** Lets sessions go on for so many seconds, and tells their people. */
  async empty(seconds: number): Promise<void> {
    await this.drain.finish(seconds);
    this.running?.door.close();
  }

  log(level: 'info' | 'warn' | 'error', message: string): void {
    this.portals.tell('log', { level, message: message.slice(0, 1000) });
  }

  get isDraining(): boolean {
    return this.drain.isOn;
  }

  /** Where browsers come in. */
  get door(): TicketDoor {
    return this.here().door;
  }

  /** Answers to what portals ask. */
  get handlers(): Handlers<typeof ControlProtocol.gateway> {
    return {
      hello: settings => this.start(settings),
      upgrade: (upgrade, socket) => {
        // A socket that closed on its way arrives as nothing.
        if (socket) this.here().door.hold(upgrade, socket as Socket);
      },
      released: ({ id }) => this.here().door.release(id),
      vouch: () => this.goOn(),
      tryRoad: asked => tryRoad(this.here().paths, asked),
      ...serveSessions(this.sessions, this.replays),
      ...this.scans.handlers,
      ...serveRecordings(this.sessions, () => this.here()),
      ...serveVault({
        here: () => this.here(),
        identity: () => this.identity(),
      }),
      ...serveNode({
        here: () => this.here(),
        identity: () => this.identity(),
        ...{ incarnation: this.incarnation, version, drain: this.drain },
      }),
      health: () => ({
        sessions: this.sessions.count,
        held: this.sessions.heldCount,
        replays: this.replays.count,
        waiting: this.here().door.waitingCount,
        ...this.health.read(),
        load: loadavg()[0] / availableParallelism(),
        memoryBytes: process.memoryUsage.rss(),
        uptimeSeconds: process.uptime(),
        draining: this.drain.isOn,
      }),
      drain: async ({ seconds }) => {
        this.running?.door.close();
        await this.drain.finish(seconds);
        return {};
      },
    };
  }

  /** Prepares everything. `sharing` makes it one of several, which takes the keys of its group from the others. */
  async open(settings: Settings, sharing?: KeySharing): Promise<void> {
    if (this.running) throw new Error('The gateway was greeted already');
    const { stateDirectory, recordingsDirectory, limits, origins } = settings;
    await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
    await mkdir(recordingsDirectory, { recursive: true, mode: 0o700 });
    const lock = await NodeLock.take(stateDirectory);
    const keys = await KeyStore.open(join(stateDirectory, 'keys'), {
      shared: sharing !== undefined,
    });
    const { portals: portal, sessions, replays, deliveries } = this;
    const ends = await UnreportedEnds.open(
      join(stateDirectory, 'unreported'),
      portal,
    );
    const source = new CredentialSource(keys, settings.stores);
    const dialers = createDialers(source, settings, portal);
    const { guacds, paths } = dialers;
    const change = new SecretChange(keys, paths, settings.rotationHooks);
    const quarantine = await Quarantine.open(settings);
    const { storage } = limits;
    const recording = { recordingsDirectory, recorderLimits, storage };
    const vouching = new Vouching(limits.unvouchedSeconds * 1000, () => {
      this.replays.dismissAll();
      void sessions.endAll('unchecked');
    });
    const shared = { ...dialers, keys, source, portal, deliveries };
    const reception = new Reception({
      tools: { ...shared, quarantine, ...recording },
      limits,
      sessions,
      replays,
      ends,
    });
    const door = new TicketDoor(
      { origins, waiting: limits.waiting },
      {
        onOpening: (socket, opening) =>
          void reception.receive(socket, opening).catch(error => {
            this.log('error', `A session did not open: ${String(error)}`);
            socket.close(1011, 'The gateway failed');
          }),
      },
    );
    const vault = { keys, sharing, source, change };
    const own = { ...vault, settings, lock, paths, guacds };
    this.running = { ...own, ends, vouching, door, reception };
    this.heartbeat = setInterval(() => this.beat(), heartbeatMs);
  }

  private async start(settings: Settings): Promise<GatewayIdentity> {
    await this.open(settings);
    // The portal answers only after it knows who speaks.
    setImmediate(() => this.goOn());
    return this.identity();
  }

  /** The portal is well. */
  private goOn(): void {
    const { ends, vouching } = this.here();
    vouching.renew();
    this.deliveries.goOn();
    ends.reportKept().catch(error => this.log('error', String(error)));
  }

  private identity(): GatewayIdentity {
    const { keys, settings } = this.here();
    return {
      protocol: controlProtocolVersion,
      node: settings.node,
      pid: process.pid,
      seal: keys.seal,
      opens: keys.opens,
      sign: keys.signPublicKeys,
    };
  }

  private beat(): void {
    const { loopMaxMs } = this.health.read();
    const sessions = this.sessions.count;
    this.portals.beat({ sessions, loopMaxMs });
  }

  private async shutDown(reason: EndReason): Promise<void> {
    clearInterval(this.heartbeat);
    this.running?.door.close();
    this.running?.vouching.stop();
    await Promise.all([this.sessions.endAll(reason), this.scans.stop()]);
    await this.running?.guacds.stop();
    await this.running?.lock.release();
    this.health.stop();
  }

  private here(): Running {
    if (this.running) return this.running;
    throw new Error('The gateway waits for its portal to say hello');
  }
}
