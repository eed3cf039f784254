import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Link,
} from '@backstage/ui';
import { useMay } from '@wardroom/platform-react';
import { activeStates, type FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { byTenant } from './decide';
import { FindingsByTenant } from './FindingsByTenant';
import { requestOfFindingsPath } from './requestOfFindingsPath';

const words = messages.finding.request;

/** Begins a request that fixes these findings; one for each customer where they are of several. */
export function CreateRequestButton(props: {
  label: string;
  findings: readonly FindingSummary[];
  size?: 'small' | 'medium';
}) {
  const { label, size } = props;
  const [choosing, setChoosing] = useState(false);
  const navigate = useNavigate();
  const may = useMay('intervention.submit');
  const findings = props.findings.filter(
    ({ state, interventionId }) =>
      !interventionId && activeStates.some(active => active === state),
  );
  if (!may || findings.length === 0) return null;
  const pathOf = (own: FindingSummary[]) =>
    requestOfFindingsPath(own, words.titleOf(own.length));
  const create = () => {
    const [first, ...others] = byTenant(findings).values();
    if (others.length > 0) setChoosing(true);
    else navigate(pathOf(first));
  };
  return (
    <>
      <Button size={size} onPress={create}>
        {label}
      </Button>
      <Dialog isOpen={choosing} onOpenChange={setChoosing}>
        <DialogHeader>{words.severalTitle}</DialogHeader>
        <DialogBody>
          {words.severalText}
          <FindingsByTenant
            findings={findings}
            action={(_tenant, own) => (
              <Link href={pathOf(own)}>{words.one(own.length)}</Link>
            )}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setChoosing(false)}>
            {words.close}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}
