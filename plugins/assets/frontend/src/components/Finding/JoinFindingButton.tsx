import { DialogButton, useMay } from '@wardroom/platform-react';
import { findingLifecycle, type Finding } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { JoinFindingDialog } from './JoinFindingDialog';

const words = messages.double;

/** Joins a finding with another one that is the same weakness, where its state and the person's rights allow it. */
export function JoinFindingButton(props: {
  finding: Finding;
  onDone: () => void;
}) {
  const { finding, onDone } = props;
  const may = useMay('finding.merge');
  if (!may || !findingLifecycle.can(finding.state, 'merge')) return null;
  return (
    <DialogButton label={words.action} aria-label={words.name(finding.title)}>
      {onClose => <JoinFindingDialog {...{ finding, onDone, onClose }} />}
    </DialogButton>
  );
}
