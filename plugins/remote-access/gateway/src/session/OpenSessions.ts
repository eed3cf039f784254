import { setTimeout as wait } from 'node:timers/promises';
import type { EndReason } from '@wardroom/remote-access-common';
import { ResumeToken } from './ResumeToken';
import type { LiveSession } from './LiveSession';

/** The sessions of this gateway, from the ticket to the sealed recording. */
export class OpenSessions {
  private readonly byId = new Map<string, LiveSession>();

  get count(): number {
    return this.byId.size;
  }

  get heldCount(): number {
    return [...this.byId.values()].filter(({ isHeld }) => isHeld).length;
  }

  add(session: LiveSession): void {
    this.byId.set(session.order.session, session);
  }

  remove(id: string): void {
    this.byId.delete(id);
  }

  find(id: string): LiveSession | undefined {
    return this.byId.get(id);
  }

  findByToken(token: string): LiveSession | undefined {
    const hash = ResumeToken.hashOf(token);
    return [...this.byId.values()].find(session => session.hasToken(hash));
  }

  messageAll(text: string): void {
    for (const session of this.byId.values()) session.company.message(text);
  }

  /** Throws where one of these is open. */
  refuseOpen(ids: string[]): void {
    const open = ids.find(id => this.byId.has(id));
    if (open) throw new Error(`Session ${open} is open`);
  }

  /** Resolves when no session is open any more, or after so many seconds. */
  async emptied(seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1000;
    while (this.count > 0 && performance.now() < until) await wait(100);
  }

  /** Ends all sessions; resolves when their recordings are sealed. */
  async endAll(reason: EndReason): Promise<void> {
    const sessions = [...this.byId.values()];
    await Promise.allSettled(sessions.map(session => session.end(reason)));
  }
}
