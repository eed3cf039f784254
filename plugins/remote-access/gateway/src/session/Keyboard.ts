import type {
  SessionNotice,
  SessionPolicy,
} from '@wardroom/remote-access-common';
import type { RecorderState } from '../record/Recorder';

type Frozen = Extract<SessionNotice, { type: 'frozen' }>;

/** Who may type into a session at this moment, and why nobody may. */
export class Keyboard {
  private freezer: { by: string; note?: string } | undefined;
  private recorderState: RecorderState = 'fine';
  private watcherCount = 0;
  private holderNow: string;

  constructor(
    technician: string,
    private readonly policy: Pick<SessionPolicy, 'watched'>,
  ) {
    this.holderNow = technician;
  }

  /** The person whose keys go to the target. */
  get holder(): string {
    return this.holderNow;
  }

  /** Who froze the input. */
  get frozenBy(): string | undefined {
    return this.freezer?.by;
  }

  mayType(person: string): boolean {
    return person === this.holderNow && !this.state.frozen;
  }

  /** Whether input is frozen, as every browser is told. */
  get state(): Frozen {
    const { freezer } = this;
    const frozen = { type: 'frozen' as const, frozen: true };
    // While nothing can be recorded, nothing is shown and nothing may be typed.
    if (this.recorderState === 'frozen') {
      return { ...frozen, cause: 'recorder' };
    }
    if (freezer) return { ...frozen, cause: 'person', ...freezer };
    if (this.policy.watched && this.watcherCount === 0) {
      return { ...frozen, cause: 'unwatched' };
    }
    return { type: 'frozen', frozen: false };
  }

  /** Freezes, or thaws whoever froze it. */
  freeze(freezer: { by: string; note?: string } | undefined): void {
    this.freezer = freezer;
  }

  give(person: string): void {
    this.holderNow = person;
  }

  heed(state: RecorderState): void {
    this.recorderState = state;
  }

  count(watchers: number): void {
    this.watcherCount = watchers;
  }
}
