import type {
  CommandRule,
  SessionEvent,
  SessionLife,
  SessionNotice,
  SessionOrder,
  WatchOrder,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import type { Deliveries } from '../link/Deliveries';
import type { RecorderState } from '../record/Recorder';
import { Audience } from './Audience';
import { Keyboard } from './Keyboard';
import { LifeReport } from './LifeReport';
import { Question } from './Question';
import type { Arrival, Stage, StageNotice } from './Stage';

type Surroundings = {
  order: SessionOrder;
  deliveries: Deliveries;
  stage: Stage;
  record(event: Omit<SessionEvent, 't'>): void;
  /** Tells the technician's browser. */
  tell(notice: StageNotice): void;
  /** Whether the session is open and its technician is there. */
  isActive(): boolean;
};

/** The people in a session: who looks on, who may type, and what they tell each other. */
export class Company {
  private readonly audience: Audience;
  private readonly keyboard: Keyboard;
  private readonly life: LifeReport;
  private readonly question: Question;
  private unrecorded = false;

  constructor(private readonly around: Surroundings) {
    const { order, stage } = around;
    this.keyboard = new Keyboard(order.person, order.policy);
    this.audience = new Audience(stage, {
      mayType: person => this.mayType(person),
      onJoined: person => this.visit(person, 'joined'),
      onLeft: person => this.visit(person, 'left'),
    });
    this.life = new LifeReport(() => this.report());
    this.question = new Question(() => this.life.changed());
  }

  /** Whether what this person types goes to the target now. */
  mayType(person: string): boolean {
    return this.around.isActive() && this.keyboard.mayType(person);
  }

  /** Somebody typed. */
  typed(): void {
    this.life.typed();
  }

  /** Lets somebody look on. */
  join(socket: BrowserSocket, order: WatchOrder, arrival: Arrival): void {
    this.audience.join(socket, order, arrival);
  }

  /** Sends somebody away who looks on; answers whether anybody did. */
  dismiss(person: string): boolean {
    return this.audience.dismiss(person);
  }

  /** Shows a message of another person to all, and records it. */
  message(text: string, { from, by }: { from?: string; by?: string } = {}) {
    this.around.record({ event: 'messaged', note: text, by });
    this.tellAll({ type: 'message', text, from: from ?? by });
  }

  /** Asks those who may decide whether a line may be sent. */
  ask(command: string, { note }: CommandRule): Promise<boolean> {
    return this.question.ask(command, note);
  }

  /** Answers false where nobody waits for this answer any more. */
  answer(question: string, allowed: boolean, by: string): boolean {
    if (!this.question.answer(question, allowed)) return false;
    const note = allowed ? 'allowed' : 'refused';
    this.around.record({ event: 'ruled', by, note });
    return true;
  }

  /** Freezes the input in this person's name, or lets it go on. */
  freeze(frozen: boolean, { by, note }: { by: string; note?: string }): void {
    const event = frozen ? 'frozen' : 'thawed';
    this.around.record({ event, by, note });
    this.keyboard.freeze(frozen ? { by, note } : undefined);
    this.tellAll(this.keyboard.state);
    this.life.changed();
  }

  /** Gives the keyboard to the technician, or to somebody who looks on and may type. Answers false where it stays. */
  give(person: string): boolean {
    const mine = person === this.around.order.person;
    if (!mine && !this.audience.hasWriter(person)) return false;
    if (person !== this.keyboard.holder) this.hand(person);
    return true;
  }

  /** Hears how the recorder fares. */
  heed(state: RecorderState): void {
    const before = this.keyboard.state;
    this.keyboard.heed(state);
    const now = this.keyboard.state;
    if (now.cause === before.cause) return;
    this.around.record({ event: now.frozen ? 'frozen' : 'thawed' });
    this.tellAll(now);
  }

  /** What follows is on no recording: all are told, and the portal. */
  goOnUnrecorded(): void {
    this.unrecorded = true;
    const { session } = this.around.order;
    this.around.deliveries.tell('unrecorded', { session });
    this.tellAll({ type: 'unrecorded' });
  }

  /** Tells a technician who comes, or comes back, how things stand. */
  brief(): void {
    const { order, tell } = this.around;
    const { state, holder } = this.keyboard;
    if (this.unrecorded) tell({ type: 'unrecorded' });
    if (state.frozen) tell(state);
    if (holder !== order.person) tell({ type: 'keyboard', holder });
    const { watchers } = this.audience;
    if (watchers.length) tell({ type: 'watchers', watchers });
  }

  /** Tells whoever has the keyboard. */
  tellHolder(notice: StageNotice): void {
    const { holder } = this.keyboard;
    if (holder === this.around.order.person) this.around.tell(notice);
    else this.audience.tell(notice, holder);
  }

  /** Says good-bye to those who look on, whose visit ends with the session. */
  end(notice: SessionNotice, code: number, reason: string): void {
    this.question.stop();
    this.life.stop();
    const { watchers } = this.audience;
    this.audience.tell(notice);
    this.audience.close(code, reason);
    for (const { person } of watchers) this.note(person, 'left');
  }

  /** Somebody came to look on, or left. */
  private visit(person: string, visit: 'joined' | 'left'): void {
    const { watchers } = this.audience;
    const before = this.keyboard.state;
    this.keyboard.count(watchers.length);
    this.note(person, visit);
    this.tellAll({ type: 'watchers', watchers });
    const { state, holder } = this.keyboard;
    if (state.cause !== before.cause) this.tellAll(state);
    else if (visit === 'joined') this.audience.tell(state);
    if (visit === 'joined') this.audience.tell({ type: 'keyboard', holder });
    if (visit === 'joined' && this.unrecorded) {
      this.audience.tell({ type: 'unrecorded' });
    }
    if (holder === person && !this.audience.hasWriter(person)) {
      this.hand(this.around.order.person);
    }
    this.life.changed();
  }

  private note(person: string, visit: 'joined' | 'left'): void {
    this.around.record({ event: visit, by: person });
    const { session } = this.around.order;
    this.around.deliveries.tell('visit', { session, person, visit });
  }

  private hand(person: string): void {
    this.keyboard.give(person);
    this.around.record({ event: 'keyboard', by: person });
    this.tellAll({ type: 'keyboard', holder: person });
    this.life.changed();
  }

  private report(): void {
    const { session, person } = this.around.order;
    const { frozenBy, holder } = this.keyboard;
    const life: SessionLife = {
      watchers: this.audience.watchers,
      frozenBy,
      keyboard: holder === person ? undefined : holder,
      asked: this.question.asked,
      typedAt: this.life.typedAt,
    };
    this.around.deliveries.tell('life', { session, life });
  }

  private tellAll(notice: SessionNotice): void {
    this.around.tell(notice);
    this.audience.tell(notice);
  }
}
