import { Text } from '@backstage/ui';
import { StateTag, TimeText, type Tone } from '@wardroom/platform-react';
import type {
  Credential,
  RotationState as State,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.credential.rotation;
const tones: Record<State, Tone> = {
  due: 'info',
  changed: 'good',
  failed: 'danger',
};

/** Whether a password is changed after each session, and how that went last. */
export function RotationState({ credential }: { credential: Credential }) {
  const { after, latest } = credential.rotation;
  return (
    <>
      {words.plans[after]}
      {latest && (
        <>
          {' '}
          <StateTag tone={tones[latest.state]}>
            {words.states[latest.state]}
          </StateTag>{' '}
          <TimeText time={latest.at} />
          {latest.fault && (
            <Text as="p" color="secondary">
              {latest.fault}
            </Text>
          )}
        </>
      )}
    </>
  );
}
