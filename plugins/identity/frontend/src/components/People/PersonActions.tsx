import { useState } from 'react';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Fill } from '@remixicon/react';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { identityContract, type Invitation } from '@wardroom/identity-common';
import { ConfirmDialog, useAction, useClient } from '@wardroom/platform-react';
import { tenantsContract, type Role } from '@wardroom/tenants-common';
import type { PersonRow } from '../../hooks/usePeople';
import { messages } from '../../messages';
import { EditPersonDialog } from './EditPersonDialog';
import { personActs, type PersonAct } from './personActs';

const words = messages.people;

/** What can be done with a person, in a menu. */
export function PersonActions(props: {
  person: PersonRow;
  roles: Role[];
  onLink: (name: string, invitation: Invitation) => void;
  onChange: () => void;
}) {
  const { person, roles, onLink, onChange } = props;
  const { member } = person;
  const { displayName } = member;
  const tenants = useClient(tenantsContract);
  const identity = useClient(identityContract);
  const toasts = useApi(toastApiRef);
  const [asking, setAsking] = useState<PersonAct>();
  const [editing, setEditing] = useState(false);
  const acts = personActs(person, { tenants, identity });
  const finish = async (act: PersonAct, given: { reason: string }) => {
    const invitation = await act.run(given);
    const mailed = invitation?.delivery === 'mail';
    const title = mailed ? words.invited(displayName) : act.done;
    if (title) toasts.post({ title, timeout: 6000 });
    if (invitation?.link) onLink(displayName, invitation);
    onChange();
  };
  const atOnce = useAction((act: PersonAct) => finish(act, { reason: '' }));
  const mayEdit = member.allowedActions.includes('update');
  if (acts.length === 0 && !mayEdit) return null;
  return (
    <>
      <MenuTrigger>
        <ButtonIcon
          variant="secondary"
          size="small"
          icon={<RiMore2Fill aria-hidden="true" />}
          aria-label={words.actionsOf(displayName)}
        />
        <Menu placement="bottom end">
          {mayEdit && (
            <MenuItem onAction={() => setEditing(true)}>
              {words.update}
            </MenuItem>
          )}
          {acts.map(act => (
            <MenuItem
              key={act.id}
              color={act.destructive ? 'danger' : 'primary'}
              onAction={() =>
                act.confirm ? setAsking(act) : void atOnce.run(act)
              }
            >
              {act.label}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {asking?.confirm && (
        <ConfirmDialog
          {...asking.confirm}
          destructive={asking.destructive}
          onConfirm={given => finish(asking, given)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {editing && (
        <EditPersonDialog
          member={member}
          roles={roles}
          onDone={onChange}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}
