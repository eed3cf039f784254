import {
  WireProtocol,
  type WatchOrder,
  type Watcher,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import { readMessage } from './readMessage';
import type { Arrival, Stage, StageNotice, View } from './Stage';

/** Most people who look on at one session at once. */
const mostWatchers = 24;

type Guest = Watcher & { socket: BrowserSocket; view: View };

export type AudienceListener = {
  /** Whether this person's keys go to the target now. */
  mayType(person: string): boolean;
  onJoined(person: string): void;
  onLeft(person: string): void;
};

/** Those who look on at a session. None of them can make the technician or the target wait. */
export class Audience {
  private readonly guests = new Set<Guest>();

  constructor(
    private readonly stage: Stage,
    private readonly listener: AudienceListener,
  ) {}

  get watchers(): Watcher[] {
    return [...this.guests].map(({ person, mode, since }) => ({
      ...{ person, mode, since },
    }));
  }

  /** Whether somebody with this name looks on who may be given the keyboard. */
  hasWriter(person: string): boolean {
    return this.watchers.some(
      guest => guest.person === person && guest.mode === 'write',
    );
  }

  /** Lets somebody look on. They hear first what they came to. */
  join(
    socket: BrowserSocket,
    { person, mode, session }: WatchOrder,
    arrival: Arrival,
  ): void {
    if (this.guests.size >= mostWatchers) {
      socket.close(WireProtocol.close.busy, 'Too many watch this session');
      return;
    }
    const view = this.stage.watch(socket, arrival);
    const since = new Date().toISOString();
    const guest = { person, mode, since, socket, view };
    this.guests.add(guest);
    socket.listen({
      onText: text => this.hear(guest, text),
      onBytes: bytes => view.bytes(bytes, this.mayAct(guest)),
      onGone: () => this.remove(guest),
    });
    const { window } = this.stage.ready;
    socket.tell({ type: 'joined', session, mode, window });
    this.listener.onJoined(person);
    view.start();
  }

  /** Sends all away who have this name; answers whether there was somebody. */
  dismiss(person: string): boolean {
    const { dismissed } = WireProtocol.close;
    const named = [...this.guests].filter(guest => guest.person === person);
    for (const guest of named) {
      guest.socket.close(dismissed, 'You may not watch this session any more');
      this.remove(guest);
    }
    return named.length > 0;
  }

  /** Tells all, or all with this name. */
  tell(notice: StageNotice, person?: string): void {
    for (const guest of this.guests) {
      if (!person || person === guest.person) guest.socket.tell(notice);
    }
  }

  close(code: number, reason: string): void {
    for (const { socket, view } of this.guests) {
      view.stop();
      socket.close(code, reason);
    }
    this.guests.clear();
  }

  private mayAct({ person, mode }: Guest): boolean {
    return mode === 'write' && this.listener.mayType(person);
  }

  private hear(guest: Guest, text: string): void {
    const message = readMessage(text);
    if (guest.view.request(message, this.mayAct(guest))) return;
    guest.socket.close(
      WireProtocol.close.badMessage,
      'Not a message of somebody who looks on',
    );
  }

  private remove(guest: Guest): void {
    if (!this.guests.delete(guest)) return;
    guest.view.stop();
    this.listener.onLeft(guest.person);
  }
}
