import type {
  SessionPolicy,
  TargetPolicy,
} from '@wardroom/remote-access-common';
import type { RuleVerdict } from './EntryRules';

/** Shorter sessions are not worth their beginning. */
const LEAST_SECONDS = 10;

/** What the gateway holds a session to: the rules of provider, customer and target, and the end of the right to it. */
export function policyFor(
  { at, rules, until, emergency }: RuleVerdict,
  target: TargetPolicy,
): SessionPolicy {
  const left = until ? (until.getTime() - at.getTime()) / 1000 : Infinity;
  const absoluteSeconds = Math.max(
    LEAST_SECONDS,
    Math.floor(Math.min(rules.absoluteSeconds, left)),
  );
  return {
    idleSeconds: rules.idleSeconds,
    absoluteSeconds,
    warningSeconds: rules.warningSeconds,
    graceSeconds: rules.graceSeconds,
    paste: rules.pasteBytes > 0 ? rules.paste : 'deny',
    pasteBytes: rules.pasteBytes,
    copy: target.copy && rules.copyBytes > 0,
    copyBytes: rules.copyBytes,
    fileOutBytes: rules.fileOutBytes,
    fileInBytes: rules.fileInBytes,
    watched: rules.watcher === 'always',
    // In an emergency work matters more than its recording; for all else the recording does.
    recording: emergency ? 'best-effort' : 'strict',
    commandRules: rules.commandRules,
  };
}
