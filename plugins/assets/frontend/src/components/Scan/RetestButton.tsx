import { ConfirmButton, useClient, useMay } from '@wardroom/platform-react';
import { assetsContract, type Finding } from '@wardroom/assets-common';
import { messages } from '../../messages';

const words = messages.scan.retest;

/** Scans the asset of a finding anew, to see whether the weakness is still there. */
export function RetestButton(props: { finding: Finding }) {
  const { tenant, id: finding } = props.finding;
  const may = useMay('scanRun.retest');
  const { scanRuns } = useClient(assetsContract);
  if (!may) return null;
  return (
    <ConfirmButton
      label={words.action}
      title={words.title}
      text={words.text}
      onConfirm={() => scanRuns.retest({ tenant, finding })}
    />
  );
}
