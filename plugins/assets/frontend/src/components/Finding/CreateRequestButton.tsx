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
import type { FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { byTenant } from './decide';
import { FindingsByTenant } from './FindingsByTenant';
import { isRequestable } from './isRequestable';
import { requestOfFindingsPath } from './requestOfFindingsPath';

const words = messages.finding.request;
/** What one request takes. */
const mostFindings = 200;
const mostAssets = 50;

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
  const findings = props.findings.filter(isRequestable);
  if (!may || findings.length === 0) return null;
  const groups = [...byTenant(findings).values()];
  const tooMany = groups.some(isTooMuch);
  const create = () => {
    if (tooMany || groups.length > 1) setChoosing(true);
    else navigate(requestOfFindingsPath(groups[0]));
  };
  return (
    <>
      <Button size={size} onPress={create}>
        {label}
      </Button>
      <Dialog isOpen={choosing} onOpenChange={setChoosing}>
        <DialogHeader>
          {tooMany ? words.tooMany : words.severalTitle}
        </DialogHeader>
        <DialogBody>
          {tooMany
            ? words.tooManyText(mostFindings, mostAssets)
            : words.severalText}
          <FindingsByTenant
            findings={findings}
            action={(_tenant, own) =>
              !isTooMuch(own) && (
                <Link href={requestOfFindingsPath(own)}>
                  {words.one(own.length)}
                </Link>
              )
            }
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

function isTooMuch(findings: FindingSummary[]): boolean {
  const assets = new Set(findings.map(({ asset }) => asset.id));
  return findings.length > mostFindings || assets.size > mostAssets;
}
