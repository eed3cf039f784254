import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Button, Link } from '@backstage/ui';
import { PageLayout, useTenant } from '@wardroom/platform-react';
import { InterventionType } from '@wardroom/interventions-common';
import { messages } from '../../messages';
import { requestsPath } from '../../routes';
import { ReviewStep } from './ReviewStep';
import { UrgencyStep } from './UrgencyStep';
import { useDraft, type Draft } from './useDraft';
import { WhatStep } from './WhatStep';
import styles from './NewRequestPage.module.css';

const words = messages.create;
const mostAssets = 50;
const mostFindings = 200;

/** A new request in three steps; what is written stays on the device until it is submitted. */
export function NewRequestPage() {
  const { me, workspace, tenant } = useTenant();
  const [params] = useSearchParams();
  const isStaff = workspace === 'console';
  const forTenant = isStaff ? (params.get('tenant') ?? tenant?.id) : me.tenant;
  const { draft, change, discard } = useDraft(me.ref, {
    ...(forTenant && { tenant: forTenant }),
    ...givenBy(params),
  });
  const [step, setStep] = useState(0);
  const [round, setRound] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const goTo = useCallback((next: number) => {
    moved.current = true;
    setStep(next);
  }, []);
  useEffect(() => {
    // The page's own heading takes the focus on arrival, the step's at each step.
    if (moved.current) heading.current?.focus();
  }, [step]);
  return (
    <PageLayout
      title={words.title}
      above={<Link href={requestsPath()}>{words.back}</Link>}
      subtitle={words.stepOf(step + 1, words.steps.length)}
    >
      <div className={styles.body}>
        <h2 ref={heading} tabIndex={-1} className={styles.step}>
          {words.steps[step]}
        </h2>
        {step === 0 && (
          <WhatStep
            key={round}
            draft={draft}
            isStaff={isStaff}
            onChange={change}
            onNext={() => goTo(1)}
          />
        )}
        {step === 1 && (
          <UrgencyStep
            draft={draft}
            onChange={change}
            onNext={() => goTo(2)}
            onBack={() => goTo(0)}
          />
        )}
        {step === 2 && (
          <ReviewStep
            draft={draft}
            onSubmitted={discard}
            onBack={() => goTo(1)}
          />
        )}
        <div className={styles.draft}>
          <span>{words.draft}</span>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => {
              discard();
              setRound(n => n + 1);
              goTo(0);
            }}
          >
            {words.discard}
          </Button>
        </div>
      </div>
    </PageLayout>
  );
}

/** What the address says of the request, as where it begins on the page of an asset or of findings. */
function givenBy(params: URLSearchParams): Partial<Draft> {
  const [assetIds, findingIds] = ['asset', 'finding'].map(name =>
    params.getAll(name),
  );
  const [title, description] = ['title', 'description'].map(name =>
    params.get(name),
  );
  const type = InterventionType.safeParse(params.get('type')).data;
  return {
    ...(type && { type }),
    ...(title && { title }),
    ...(description && { description }),
    ...(assetIds.length > 0 && { assetIds: assetIds.slice(0, mostAssets) }),
    // Those of a draft that was left belong to it: a request about an asset alone has none.
    ...(params.size > 0 && { findingIds: findingIds.slice(0, mostFindings) }),
  };
}
