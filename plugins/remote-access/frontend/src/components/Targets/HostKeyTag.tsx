import { StateTag, type Tone } from '@wardroom/platform-react';
import type { Target } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const tones: Record<Target['hostKeyState'], Tone> = {
  unknown: 'neutral',
  pinned: 'good',
  changed: 'danger',
};

/** What is known of the key by which a target shows that it is itself. */
export function HostKeyTag(props: { target: Target }) {
  const { hostKeyState, pinned, protocol } = props.target;
  if (protocol === 'telnet' || protocol === 'vnc') {
    return <StateTag tone="warning">{messages.target.hostKeys.none}</StateTag>;
  }
  return (
    <span title={pinned?.fingerprint}>
      <StateTag tone={tones[hostKeyState]}>
        {messages.target.hostKeys[wordOf(props.target)]}
      </StateTag>
    </span>
  );
}

function wordOf({ hostKeyState, pinned }: Target) {
  return hostKeyState === 'pinned' && pinned?.authority
    ? 'authority'
    : hostKeyState;
}
