import { newId } from '@wardroom/platform-common';
import type { CommandQuestion } from '@wardroom/remote-access-common';

const answerMs = 120_000;

/** The command that waits for a yes, one at a time. Silence is a no. */
export class Question {
  private open:
    { asked: CommandQuestion; settle(allowed: boolean): void } | undefined;

  constructor(private readonly onChange: () => void) {}

  get asked(): CommandQuestion | undefined {
    return this.open?.asked;
  }

  /** Waits for the answer. */
  ask(command: string, note?: string): Promise<boolean> {
    this.open?.settle(false);
    return new Promise(resolve => {
      const settle = (allowed: boolean) => {
        clearTimeout(timer);
        this.open = undefined;
        this.onChange();
        resolve(allowed);
      };
      const timer = setTimeout(() => settle(false), answerMs);
      const at = new Date().toISOString();
      this.open = { asked: { id: newId('ask'), command, note, at }, settle };
      this.onChange();
    });
  }

  /** Answers false where this question is not open any more. */
  answer(id: string, allowed: boolean): boolean {
    if (this.open?.asked.id !== id) return false;
    this.open.settle(allowed);
    return true;
  }

  stop(): void {
    this.open?.settle(false);
  }
}
