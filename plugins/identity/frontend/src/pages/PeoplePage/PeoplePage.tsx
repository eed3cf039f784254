import { useState } from 'react';
import { Button } from '@backstage/ui';
import { RiUserAddLine } from '@remixicon/react';
import {
  FilterSearch,
  PageLayout,
  useMay,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import type { Invitation } from '@wardroom/identity-common';
import { InviteDialog } from '../../components/People/InviteDialog';
import { LinkDialog } from '../../components/People/LinkDialog';
import { usePeople } from '../../hooks/usePeople';
import { useRoleNames } from '../../hooks/useRoleNames';
import { messages } from '../../messages';
import { PeopleTable } from './PeopleTable';

const words = messages.people;

/** The people of the current customer, or the staff while all customers are meant. */
export function PeoplePage() {
  const { me, tenant: current } = useTenant();
  const tenant = current?.id ?? me.tenant;
  const view = useTableView({ id: 'people', filters: ['search'] });
  const load = usePeople(tenant, view.value('search'));
  const { roles, nameOf } = useRoleNames(tenant);
  const mayAdd = useMay('member.create');
  const mayInvite = useMay('account.invite');
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<{ name: string; invitation: Invitation }>();
  const invite = mayAdd && mayInvite && (
    <Button
      iconStart={<RiUserAddLine aria-hidden="true" />}
      onPress={() => setInviting(true)}
    >
      {words.invite}
    </Button>
  );
  return (
    <PageLayout
      title={words.title}
      subtitle={words.of(current?.name ?? words.provider)}
      actions={invite}
    >
      <PeopleTable
        load={load}
        view={view}
        roles={roles.data ?? []}
        roleName={nameOf}
        onLink={(name, invitation) => setLink({ name, invitation })}
        empty={{ title: words.empty, text: words.emptyText, action: invite }}
        filters={<FilterSearch view={view} label={words.search} />}
      />
      {inviting && (
        <InviteDialog
          tenant={tenant}
          roles={roles.data ?? []}
          onDone={(name, invitation) => {
            load.reload();
            if (invitation?.link) setLink({ name, invitation });
          }}
          onClose={() => setInviting(false)}
        />
      )}
      {link?.invitation.link && (
        <LinkDialog
          name={link.name}
          link={link.invitation.link}
          expiresAt={link.invitation.expiresAt}
          onClose={() => setLink(undefined)}
        />
      )}
    </PageLayout>
  );
}
