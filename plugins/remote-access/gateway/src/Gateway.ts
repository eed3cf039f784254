import { mkdir } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import {
  ControlChannel,
  ControlProtocol,
  controlProtocolVersion,
  type EndReason,
  type GatewayIdentity,
  type Handlers,
} from '@wardroom/remote-access-common';
import type { z } from 'zod';
import type { Guacds } from './desktop/Guacds';
import type { TargetPaths } from './dial/TargetPaths';
import { tryRoad } from './dial/tryRoad';
import { TicketDoor } from './door/TicketDoor';
import { Quarantine } from './files/Quarantine';
import { KeyStore } from './keys/KeyStore';
import { Deliveries } from './link/Deliveries';
import { LoopHealth } from './link/LoopHealth';
import { NodeLock } from './link/NodeLock';
import type { PortalChannel } from './link/PortalChannel';
import { UnreportedEnds } from './link/UnreportedEnds';
import { Vouching } from './link/Vouching';
import { CredentialSource } from './store/CredentialSource';
import { createDialers } from './reception/createDialers';
import { Reception } from './reception/Reception';
import { destroyRecording } from './record/destroyRecording';
import { recoverRecordings } from './record/recoverRecordings';
import { OpenReplays } from './replay/OpenReplays';
import { SecretChange } from './rotation/SecretChange';
import { OpenSessions } from './session/OpenSessions';
import { serveSessions } from './reception/serveSessions';
import { serveVault } from './vault/serveVault';

const heartbeatMs = 5_000;
const recorderLimits = { freezeMs: 5_000, failMs: 30_000 };

type Settings = z.output<typeof ControlProtocol.gateway.hello.input>;

/** What there is once the portal has greeted the gateway. */
type Running = {
  settings: Settings;
  lock: NodeLock;
  keys: KeyStore;
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
 * portal asks over one channel, and ends everything when that channel breaks.
 */
export class Gateway {
  private readonly portal: PortalChannel;
  private readonly sessions = new OpenSessions();
  private readonly replays = new OpenReplays();
  private readonly health = new LoopHealth();
  private running: Running | undefined;
  private readonly deliveries: Deliveries;
  private heartbeat: NodeJS.Timeout | undefined;
  private draining = false;
  private stopping: Promise<void> | undefined;

  constructor(send: (message: unknown) => void) {
    this.portal = new ControlChannel({
      asks: ControlProtocol.portal,
      serves: ControlProtocol.gateway,
      handlers: this.handlers(),
      send,
      onFault: sentence => this.log('error', sentence),
    });
    this.deliveries = new Deliveries(this.portal);
  }

  /** To be called with each message of the portal, and the socket that came along. */
  receive(message: unknown, handle: unknown): void {
    this.portal.receive(message, handle);
  }

  /** The portal is gone. */
  disconnect(): Promise<void> {
    this.portal.close();
    return this.stop('portal-lost');
  }

  /** Ends all sessions, seals their recordings, and lets go of everything. */
  stop(reason: EndReason): Promise<void> {
    this.stopping ??= this.shutDown(reason);
    return this.stopping;
  }

  log(level: 'info' | 'warn' | 'error', message: string): void {
    this.portal.tell('log', { level, message: message.slice(0, 1000) });
  }

  private handlers(): Handlers<typeof ControlProtocol.gateway> {
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
      recover: ({ recordings }) => {
        const { keys, settings } = this.here();
        this.sessions.refuseOpen(recordings.map(wanted => wanted.session));
        return recoverRecordings(
          settings.recordingsDirectory,
          recordings,
          keys,
        );
      },
      destroyRecording: wanted => {
        this.sessions.refuseOpen([wanted.session]);
        return destroyRecording(
          this.here().settings.recordingsDirectory,
          wanted,
        );
      },
      ...serveVault({
        here: () => this.here(),
        identity: () => this.identity(),
      }),
      health: () => ({
        sessions: this.sessions.count,
        held: this.sessions.heldCount,
        replays: this.replays.count,
        waiting: this.here().door.waitingCount,
        ...this.health.read(),
        memoryBytes: process.memoryUsage.rss(),
        uptimeSeconds: process.uptime(),
        draining: this.draining,
      }),
      drain: ({ seconds }) => this.drain(seconds),
    };
  }

  private async start(settings: Settings): Promise<GatewayIdentity> {
    if (this.running) throw new Error('The gateway was greeted already');
    const { stateDirectory, recordingsDirectory, limits, origins } = settings;
    await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
    await mkdir(recordingsDirectory, { recursive: true, mode: 0o700 });
    const lock = await NodeLock.take(stateDirectory);
    const keys = await KeyStore.open(join(stateDirectory, 'keys'));
    const { portal, sessions, replays } = this;
    const ends = await UnreportedEnds.open(
      join(stateDirectory, 'unreported'),
      portal,
    );
    const source = new CredentialSource(keys, settings.stores);
    const dialers = createDialers(source, settings, this.portal);
    const { guacds, paths } = dialers;
    const change = new SecretChange(keys, paths, settings.rotationHooks);
    const quarantine = await Quarantine.open(settings);
    const { deliveries } = this;
    const { storage } = limits;
    const recording = { recordingsDirectory, recorderLimits, storage };
    const vouching = new Vouching(limits.unvouchedSeconds * 1000, () => {
      this.replays.dismissAll();
      void sessions.endAll('unchecked');
    });
    const reception = new Reception({
      tools: { ...dialers, keys, portal, deliveries, quarantine, ...recording },
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
    const own = { settings, lock, keys, source, paths, guacds, change };
    this.running = { ...own, ends, vouching, door, reception };
    this.heartbeat = setInterval(() => this.beat(), heartbeatMs);
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
    this.portal.tell('heartbeat', { sessions, loopMaxMs });
  }

  private async drain(seconds: number): Promise<Record<string, never>> {
    this.draining = true;
    this.running?.door.close();
    this.sessions.messageAll(
      `This gateway is stopped for maintenance in ${Math.round(seconds)} seconds. Please end your session.`,
    );
    await this.sessions.emptied(seconds);
    await this.sessions.endAll('gateway-stopped');
    return {};
  }

  private async shutDown(reason: EndReason): Promise<void> {
    clearInterval(this.heartbeat);
    this.running?.door.close();
    this.running?.vouching.stop();
    await this.sessions.endAll(reason);
    await this.running?.guacds.stop();
    await this.running?.lock.release();
    this.health.stop();
  }

  private here(): Running {
    if (this.running) return this.running;
    throw new Error('The gateway waits for its portal to say hello');
  }
}
