import { StateTag, type Tone } from '@wardroom/platform-react';
import type { Target, TargetSettings } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const tones: Record<Target['hostKeyState'], Tone> = {
  unknown: 'neutral',
  pinned: 'good',
  changed: 'danger',
};

/** Whether a target shows by a key or a certificate that it is itself. */
function hasKey(settings: TargetSettings): boolean {
  if ('scheme' in settings) return settings.scheme === 'https';
  return settings.protocol === 'ssh' || settings.protocol === 'rdp';
}

/** What is known of the key by which a target shows that it is itself. */
export function HostKeyTag(props: { target: Target }) {
  const { hostKeyState, pinned, settings } = props.target;
  if (!hasKey(settings)) {
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
