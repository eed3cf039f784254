import {
  DialogButton,
  formatTime,
  useClient,
  useMay,
} from '@wardroom/platform-react';
import {
  assetsContract,
  findingLifecycle,
  type Finding,
  type FindingSummary,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import { JoinDialog } from '../Join/JoinDialog';
import { titleOfSource } from './titleOfSource';

const { double: words, finding: texts } = messages;
const shown = 50;

/** Joins a finding with another one that is the same weakness, where its state and the person's rights allow it. */
export function JoinFindingButton(props: {
  finding: Finding;
  onDone: () => void;
}) {
  const { finding, onDone } = props;
  const { tenant, id, title, asset, state } = finding;
  const { findings } = useClient(assetsContract);
  const may = useMay('finding.merge');
  if (!may || !findingLifecycle.can(state, 'merge')) return null;
  const find = async (search: string | undefined, signal: AbortSignal) => {
    const { items } = await findings.list(
      { tenant, asset: [asset.id], search, limit: shown },
      { signal },
    );
    return items
      .filter(one => one.id !== id)
      .map(one => ({
        value: one.id,
        label: `${one.title} (${titleOfSource(one.source)})`,
        description: dueOf(one),
      }));
  };
  return (
    <DialogButton label={words.action} aria-label={words.name(title)}>
      {onClose => (
        <JoinDialog
          one={finding}
          endpoints={findings}
          {...{ words, find, onDone, onClose }}
        />
      )}
    </DialogButton>
  );
}

/** What decides whether it may be the one that stays. */
function dueOf({ severity, dueAt }: FindingSummary): string {
  const due = dueAt && words.due(formatTime(dueAt));
  return [texts.severities[severity], due].filter(Boolean).join(' · ');
}
