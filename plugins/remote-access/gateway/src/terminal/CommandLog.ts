import { newId } from '@wardroom/platform-common';
import {
  findCommandRule,
  longestCommand,
  type CommandRule,
  type LoggedCommand,
} from '@wardroom/remote-access-common';
import { Echo } from './Echo';
import type { ScreenLine, ScreenReader } from './ScreenReader';
import { TypedLine } from './TypedLine';

/** Milliseconds after which nobody waits for the line break of a line that was sent. */
const lineBreakMs = 2_000;
/** Lines that may be on their way at once; of more, as in a long paste, the log tells only that there were some. */
const mostAhead = 256;
/** Bytes that wait while a line is looked at; more are thrown away. */
const mostWaiting = 64 * 1024;

/** Return, line feed, and the key with which shells send a line and recall the next one. */
const isEnter = (byte: number) =>
  byte === 0x0d || byte === 0x0a || byte === 0x0f;

/** Where the first of them stands from there on; the length if there is none. */
function enterIn(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && !isEnter(bytes[at])) at += 1;
  return at;
}

type Verdict = LoggedCommand['verdict'];

export type CommandListener = {
  send(bytes: Buffer): void;
  log(command: LoggedCommand): void;
  /** Asks whether a line may be sent. */
  ask(command: string, rule: CommandRule): Promise<boolean>;
  denied(rule: CommandRule, waiting: boolean): void;
};

/**
 * Between the keyboard and the target: sends keys on, looks at each line before its Enter is sent where there are rules,
 * and logs what stood on the screen. It is a guard rail and evidence, and no sandbox: a script does what its lines say.
 */
export class CommandLog {
  private readonly line = new TypedLine();
  private readonly echo = new Echo();
  private waiting: Buffer[] | undefined;
  private waitingBytes = 0;
  /** Lines that were sent and not seen on the screen yet. */
  private ahead = 0;
  private tooMany = false;

  constructor(
    private readonly rules: CommandRule[],
    private readonly screen: ScreenReader,
    private readonly listener: CommandListener,
  ) {}

  /** Takes keys, or the text of a paste. */
  keys(bytes: Buffer): void {
    if (this.waiting) {
      this.waitingBytes += bytes.length;
      if (this.waitingBytes <= mostWaiting) this.waiting.push(bytes);
      return;
    }
    let from = 0;
    while (from < bytes.length) {
      const end = enterIn(bytes, from);
      if (end > from) this.follow(bytes.subarray(from, end));
      if (end === bytes.length) break;
      from = end + 1;
      if (this.rules.length > 0 && !this.line.isEmpty) {
        this.send(bytes.subarray(0, end));
        void this.hold(bytes.subarray(end, from), bytes.subarray(from));
        return;
      }
      this.expect();
    }
    // In one piece: a frame may hold thousands of lines.
    this.send(bytes);
  }

  /** The target showed something. */
  shown(): void {
    this.echo.shown();
  }

  /** A program that fills the screen began. */
  fullScreen(): void {
    this.listener.log(entryOf({ kind: 'screen' }));
  }

  private send(bytes: Buffer): void {
    // After a line that was sent, what comes is its output, and then the echo of the keys behind it.
    const behind = bytes.findLastIndex(isEnter) + 1;
    if (behind > 0) this.echo.entered();
    if (behind < bytes.length) this.echo.sent();
    this.listener.send(bytes);
  }

  private follow(bytes: Buffer): void {
    if (this.line.isEmpty) this.screen.begin();
    this.line.type(bytes);
  }

  /** Looks at the line before its Enter is sent. Keys that come meanwhile wait, and are thrown away with a line that is not sent. */
  private async hold(enter: Buffer, rest: Buffer): Promise<void> {
    this.waiting = rest.length ? [rest] : [];
    this.waitingBytes = rest.length;
    const { text: typed, isPlain } = this.line;
    // What was typed and nothing else needs no look at the screen, whose echo may still be on its way.
    let rule = findCommandRule(this.rules, [typed]);
    if (!rule && !isPlain) {
      await this.echo.settled();
      const { text } = await this.screen.read();
      rule = findCommandRule(this.rules, [text, typed]);
    }
    const sent = await this.judge(rule);
    const { waiting } = this;
    this.waiting = undefined;
    if (!sent) return;
    this.expect(rule, sent);
    this.send(enter);
    for (const bytes of waiting ?? []) this.keys(bytes);
  }

  private async judge(
    rule: CommandRule | undefined,
  ): Promise<Verdict | 'free' | undefined> {
    if (!rule) return 'free';
    if (rule.action === 'notify') return 'notified';
    await this.echo.settled();
    const line = await this.screen.read();
    const shown = this.shownOf(line, this.line.text, this.line.isPlain);
    if (rule.action === 'ask') {
      this.listener.denied(rule, true);
      if (await this.listener.ask(shown.text, rule)) return 'allowed';
    }
    const verdict = rule.action === 'ask' ? 'refused' : 'denied';
    this.listener.log(entryOf({ ...shown, verdict, rule }));
    this.listener.denied(rule, false);
    return undefined;
  }

  /** Logs the line, whose Enter is sent now, as it stands on the screen when the target breaks it. */
  private expect(rule?: CommandRule, sent?: Verdict | 'free'): void {
    const { text: typed, isPlain, isEmpty } = this.line;
    this.line.clear();
    if (isEmpty) return;
    const verdict = sent === 'free' ? undefined : sent;
    const at = new Date().toISOString();
    if (this.ahead >= mostAhead) {
      if (!this.tooMany || verdict) {
        const unseen = { kind: 'hidden' as const, uncertain: true };
        this.listener.log({ ...entryOf({ ...unseen, verdict, rule }), at });
      }
      this.tooMany = true;
      return;
    }
    this.ahead += 1;
    let isAhead = true;
    const settle = () => {
      clearTimeout(late);
      if (isAhead) this.ahead -= 1;
      isAhead = false;
      this.tooMany = false;
    };
    const late = setTimeout(() => {
      this.screen.giveUp();
      // A program that fills the screen breaks no lines, and nobody was asked.
      settle();
    }, lineBreakMs).unref();
    this.screen.offer((line, last) => {
      const shown = this.shownOf(line, typed, isPlain);
      // Who types ahead of the prompt breaks other lines first.
      if (shown.kind === 'hidden' && !last) return false;
      settle();
      if (shown.kind === 'hidden' || shown.text) {
        this.listener.log({ ...entryOf({ ...shown, verdict, rule }), at });
      }
      return true;
    });
  }

  /** What may be kept of a line: only what the screen showed. */
  private shownOf(line: ScreenLine, typed: string, isPlain: boolean) {
    const visible = line.text.trim();
    const { uncertain } = line;
    const kept = typed.trim();
    if (isPlain) {
      return kept === '' || visible.includes(kept)
        ? { kind: 'shown' as const, text: kept, uncertain }
        : { kind: 'hidden' as const, text: '', uncertain };
    }
    return visible === '' && kept !== ''
      ? { kind: 'hidden' as const, text: '', uncertain }
      : { kind: 'shown' as const, text: visible, uncertain };
  }
}

function entryOf(
  known: Pick<LoggedCommand, 'kind'> & Partial<LoggedCommand>,
): LoggedCommand {
  return {
    id: newId('cmd'),
    at: new Date().toISOString(),
    uncertain: false,
    ...known,
    text: (known.text ?? '').slice(0, longestCommand),
  };
}
