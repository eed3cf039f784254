import { Text } from '@backstage/ui';
import type { WorkPlan } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import styles from './Plan.module.css';

const words = messages.plan;

/** A plan, step by step, with the hash by which it stands on record. */
export function PlanSteps({ plan }: { plan: WorkPlan }) {
  return (
    <div className={styles.plan}>
      {plan.steps.map(({ target, commands }) => (
        <div key={target.id}>
          <Text as="p" weight="bold">
            {target.name}
          </Text>
          {commands.length === 0 && <Text as="p">{words.noCommands}</Text>}
          <ul className={styles.commands}>
            {commands.map(command => (
              <li key={command}>
                <code>{command}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Text as="p">{plan.files ? words.withFiles : words.withoutFiles}</Text>
      <Text as="p" variant="body-small" className={styles.hash}>
        {words.hash}: <code>{plan.hash}</code>
      </Text>
    </div>
  );
}
