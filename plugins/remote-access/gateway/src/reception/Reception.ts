import {
  WireProtocol,
  type GatewayLimits,
  type Opening,
  type ExportOrder,
  type ReplayOrder,
  type SessionOrder,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import { ticketHashOf } from '../door/TicketDoor';
import type { UnreportedEnds } from '../link/UnreportedEnds';
import type { OpenReplays } from '../replay/OpenReplays';
import { RecordingExport } from '../export/RecordingExport';
import { Replay } from '../replay/Replay';
import { LiveSession } from '../session/LiveSession';
import type { OpenSessions } from '../session/OpenSessions';
import type { SessionTools } from '../session/openStage';
import { settled } from '../session/settled';
import type { Arrival } from '../session/Stage';
import { createStage, type StageTools } from './createStage';

type Surroundings = {
  tools: SessionTools & StageTools;
  limits: GatewayLimits;
  sessions: OpenSessions;
  replays: OpenReplays;
  ends: UnreportedEnds;
};

const { refused, busy } = WireProtocol.close;
const noPlace = 'All places are taken, try again';

/** Receives browsers that came through the door: asks the portal what a ticket is for, and begins it. */
export class Reception {
  constructor(private readonly surroundings: Surroundings) {}

  async receive(socket: BrowserSocket, opening: Opening): Promise<void> {
    if ('resume' in opening) {
      const session = this.surroundings.sessions.findByToken(opening.resume);
      if (session) await session.resume(socket, opening);
      else socket.close(refused, 'The session is over');
    } else {
      await this.redeem(socket, opening);
    }
  }

  private async redeem(
    socket: BrowserSocket,
    { ticket, ...shows }: Extract<Opening, { ticket: string }>,
  ): Promise<void> {
    const { tools, limits, sessions, replays } = this.surroundings;
    // Before the ticket is spent: whoever is turned away for want of room can come again with it.
    if (sessions.count >= limits.sessions) {
      socket.close(busy, noPlace);
      return;
    }
    const redemption = await tools.portal
      .ask('redeem', { ticketHash: ticketHashOf(ticket), ...socket.caller })
      .catch(() => undefined);
    if (!redemption?.accepted) {
      const message = redemption?.message ?? 'Wardroom does not answer';
      socket.close(refused, shortened(message));
    } else if (
      redemption.order.kind === 'replay' ||
      redemption.order.kind === 'export'
    ) {
      // What a ticket is for is known only now; and those who look at recordings keep nobody from work.
      if (replays.count >= limits.replays) socket.close(busy, noPlace);
      else await this.showRecording(socket, redemption.order);
    } else if (redemption.order.kind === 'watch') {
      const { order } = redemption;
      const session = sessions.find(order.session);
      const arrival = { ...shows, received: 0 };
      if (session) session.watch(socket, order, arrival);
      else socket.close(refused, 'The session is over');
    } else {
      const arrival = { ...shows, received: 0 };
      await this.openSession(socket, redemption.order, arrival);
    }
  }

  private async openSession(
    socket: BrowserSocket,
    order: SessionOrder,
    arrival: Arrival,
  ): Promise<void> {
    const { tools, sessions, ends } = this.surroundings;
    if (sessions.find(order.session)) {
      socket.close(refused, 'This session is open already');
      return;
    }
    const session = new LiveSession(tools, order, {
      createStage: host => createStage(tools, order, host),
      onEnd: async end => {
        // What a session did comes before its end. A portal that hangs does not keep the end from its file.
        await settled(tools.deliveries.allTold(order.session), 5_000);
        await ends.report(end).finally(() => sessions.remove(order.session));
      },
      onFault: error => {
        sessions.remove(order.session);
        const message = `The end of a session is not told: ${String(error)}`;
        const facts = { message, session: order.session };
        tools.portal.tell('log', { level: 'error', ...facts });
      },
    });
    sessions.add(session);
    await session.open(socket, arrival);
  }

  private async showRecording(
    socket: BrowserSocket,
    order: ReplayOrder | ExportOrder,
  ): Promise<void> {
    const { tools, replays } = this.surroundings;
    const { keys, recordingsDirectory } = tools;
    const showing =
      order.kind === 'export'
        ? new RecordingExport(order, keys, recordingsDirectory)
        : new Replay(order, keys, recordingsDirectory);
    await replays.run(showing, socket);
  }
}

/** A close reason may have 123 bytes. */
function shortened(text: string): string {
  return Buffer.from(text)
    .subarray(0, 120)
    .toString()
    .replace(/\ufffd$/, '');
}
