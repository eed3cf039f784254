import type { EndReason } from '@wardroom/remote-access-common';
import { ResumeToken } from './ResumeToken';
import type { TerminalSession } from './TerminalSession';

/** The sessions of this gateway, from the ticket to the sealed recording. */
export class OpenSessions {
  private readonly byId = new Map<string, TerminalSession>();

  get count(): number {
    return this.byId.size;
  }

  get heldCount(): number {
    return [...this.byId.values()].filter(({ isHeld }) => isHeld).length;
  }

  add(session: TerminalSession): void {
    this.byId.set(session.order.session, session);
  }

  remove(id: string): void {
    this.byId.delete(id);
  }

  find(id: string): TerminalSession | undefined {
    return this.byId.get(id);
  }

  findByToken(token: string): TerminalSession | undefined {
    const hash = ResumeToken.hashOf(token);
    return [...this.byId.values()].find(session => session.hasToken(hash));
  }

  messageAll(text: string): void {
    for (const session of this.byId.values()) session.message(text);
  }

  /** Ends all sessions; resolves when their recordings are sealed. */
  async endAll(reason: EndReason): Promise<void> {
    const sessions = [...this.byId.values()];
    await Promise.allSettled(sessions.map(session => session.end(reason)));
  }
}
