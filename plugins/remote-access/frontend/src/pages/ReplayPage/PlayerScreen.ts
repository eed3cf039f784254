import type { Moment } from './fetchRecording';

/** Where a recording is played. */
export type PlayerScreen = {
  /** Shows what happened in these moments, which follow those before. */
  play(moments: Moment[]): void;
  /** Forgets everything: the beginning comes next. */
  reset(): void;
  dispose(): void;
};
