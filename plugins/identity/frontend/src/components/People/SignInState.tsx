import type { Account } from '@wardroom/identity-common';
import {
  StateTag,
  TimeText,
  useNow,
  type Tone,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import styles from './SignInState.module.css';

const words = messages.people;
const tones: Record<Account['state'], Tone> = {
  notInvited: 'neutral',
  invited: 'info',
  active: 'good',
  reset: 'warning',
};

/** How far a person's account is: invited, able to sign in, locked. */
export function SignInState({ account }: { account: Account }) {
  const { state, hasTotp, lockedUntil, linkExpiresAt, mailProblem } = account;
  const locked = useNow() < Date.parse(lockedUntil ?? '');
  const waiting = state === 'invited' || state === 'reset';
  return (
    <div className={styles.state}>
      {locked && lockedUntil ? (
        <StateTag tone="danger">{words.states.locked}</StateTag>
      ) : (
        <StateTag tone={tones[state]}>{words.states[state]}</StateTag>
      )}
      <span className={styles.more}>
        {locked && lockedUntil && (
          <>
            {words.lockedUntil} <TimeText time={lockedUntil} />
          </>
        )}
        {!locked &&
          state === 'active' &&
          (hasTotp ? words.withCodes : words.withoutCodes)}
        {waiting && !linkExpiresAt && words.states.linkOver}
        {waiting && linkExpiresAt && (
          <>
            {words.linkEnds} <TimeText time={linkExpiresAt} />
          </>
        )}
      </span>
      {mailProblem && (
        <span className={styles.problem}>{words.mailProblem(mailProblem)}</span>
      )}
    </div>
  );
}
