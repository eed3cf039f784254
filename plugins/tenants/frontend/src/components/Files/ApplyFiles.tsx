import { useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import type { ApplyPlan } from '@wardroom/platform-common';
import {
  ConfirmButton,
  EmptyState,
  ErrorState,
  Region,
  useAction,
  type EntityFiles,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { ChangesTable } from './ChangesTable';
import { useAppliers } from './useAppliers';
import styles from './Files.module.css';

const words = messages.files;
const mostBytes = 900_000;

/** Takes files, tells what they would change, and applies them when that was looked at. */
export function ApplyFiles({ parts }: { parts: EntityFiles[] }) {
  const apply = useAppliers(parts);
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [plan, setPlan] = useState<ApplyPlan>();
  const check = useAction(
    async () => setPlan(await apply(await textOf(files), true)),
    { failure: 'keep' },
  );
  const changes = plan ? plan.created + plan.updated : 0;
  const tooLarge = files.reduce((sum, { size }) => sum + size, 0) > mostBytes;
  return (
    <Region title={words.applyTitle}>
      <div className={styles.choose}>
        <input
          ref={input}
          type="file"
          multiple
          accept=".yaml,.yml"
          aria-label={words.choose}
          className={styles.input}
          onChange={event => {
            setFiles([...(event.target.files ?? [])]);
            setPlan(undefined);
            check.reset();
          }}
        />
        <Button
          variant="secondary"
          isDisabled={!files.length || tooLarge}
          isPending={check.pending}
          onPress={() => void check.run()}
        >
          {words.check}
        </Button>
        {plan && changes > 0 && (
          <ConfirmButton
            label={words.apply}
            variant="primary"
            title={words.applyTitleAsk(changes)}
            text={words.applyText}
            onConfirm={async () =>
              setPlan(await apply(await textOf(files), false))
            }
          />
        )}
      </div>
      {tooLarge && <p role="alert">{words.tooLarge}</p>}
      {check.error && <ErrorState error={check.error} />}
      {plan && !plan.dryRun && <p role="status">{words.applied}</p>}
      {plan?.dryRun && changes === 0 && <EmptyState title={words.nothing} />}
      {plan && changes > 0 && <ChangesTable plan={plan} />}
    </Region>
  );
}

async function textOf(files: File[]): Promise<string> {
  const texts = await Promise.all(files.map(file => file.text()));
  return texts.join('\n---\n');
}
