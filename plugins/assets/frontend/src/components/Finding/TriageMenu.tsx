import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { FindingAction, type FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { decidable } from './decide';
import { TriageDialog } from './TriageDialog';

const words = messages.finding.triage;

/** What the person may decide about some findings, each with the number of those it can be said of. */
export function TriageMenu(props: {
  findings: readonly FindingSummary[];
  size?: 'small' | 'medium';
  onDone: () => void;
}) {
  const { findings, size, onDone } = props;
  const [action, setAction] = useState<FindingAction>();
  const choices = FindingAction.options
    .map(name => ({ name, count: decidable(findings, name).length }))
    .filter(({ count }) => count > 0);
  const chosen = action ? decidable(findings, action) : [];
  if (choices.length === 0) return null;
  return (
    <>
      <MenuTrigger>
        <Button
          size={size}
          variant="secondary"
          aria-label={words.menuName(findings.length)}
          iconEnd={<RiArrowDownSLine aria-hidden="true" />}
        >
          {words.menu}
        </Button>
        <Menu onAction={key => setAction(FindingAction.parse(key))}>
          {choices.map(({ name, count }) => (
            <MenuItem key={name} id={name}>
              {findings.length === 1
                ? words.actions[name].name
                : words.item(words.actions[name].name, count)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {action && (
        <TriageDialog
          action={action}
          findings={chosen}
          left={findings.length - chosen.length}
          onDone={onDone}
          onClose={() => setAction(undefined)}
        />
      )}
    </>
  );
}
