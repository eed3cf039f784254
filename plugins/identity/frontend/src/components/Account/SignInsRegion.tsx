import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  identityContract,
  type SignInSession,
} from '@wardroom/identity-common';
import {
  ConfirmButton,
  DataTable,
  Region,
  StateTag,
  TimeText,
  useClient,
  useLoad,
  type TableColumn,
} from '@wardroom/platform-react';
import { browserSignInApiRef } from '../../api';
import { messages } from '../../messages';
import { browserName } from './browserName';

const words = messages.account.signIns;

/** Where the person is signed in, and the way to end that. */
export function SignInsRegion() {
  const client = useClient(identityContract);
  const browser = useApi(browserSignInApiRef);
  const load = useLoad(
    async signal => (await client.signInSessions.list({}, { signal })).items,
    [],
  );
  const { reload } = load;
  const columns = useMemo<TableColumn<SignInSession>[]>(() => {
    const revoke = async ({ id, current }: SignInSession) => {
      await client.signInSessions.revoke({ id });
      if (current) await browser.leave('over');
      await browser.renew();
      reload();
    };
    return columnsOf(revoke);
  }, [client, browser, reload]);
  const everywhere = async () => {
    await client.signInSessions.revokeAll({});
    await browser.leave('over');
  };
  return (
    <Region
      title={words.title}
      aside={
        <ConfirmButton
          label={words.everywhere}
          title={words.everywhereTitle}
          text={words.everywhereText}
          destructive
          onConfirm={everywhere}
        />
      }
    >
      <DataTable
        caption={words.caption}
        hideCaption
        columns={columns}
        load={load}
        rowKey={session => session.id}
        rowName={session => nameOf(session)}
        empty={{ title: words.empty }}
      />
    </Region>
  );
}

function nameOf({ userAgent }: SignInSession): string {
  return browserName(userAgent) ?? words.unknownBrowser;
}

function columnsOf(
  revoke: (session: SignInSession) => Promise<void>,
): TableColumn<SignInSession>[] {
  return [
    {
      id: 'browser',
      label: words.browser,
      rowHeader: true,
      value: nameOf,
      cell: session => (
        <>
          {nameOf(session)}{' '}
          {session.current && <StateTag tone="info">{words.current}</StateTag>}
        </>
      ),
    },
    { id: 'address', label: words.address, value: ({ ip }) => ip },
    {
      id: 'since',
      label: words.since,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <TimeText time={createdAt} />,
    },
    {
      id: 'active',
      label: words.active,
      value: ({ lastActiveAt }) => lastActiveAt,
      cell: ({ lastActiveAt }) => <TimeText time={lastActiveAt} />,
    },
    {
      id: 'actions',
      label: words.actions,
      sortable: false,
      value: () => undefined,
      cell: session =>
        session.allowedActions.includes('revoke') && (
          <ConfirmButton
            label={words.revoke}
            aria-label={words.revokeOf(nameOf(session))}
            size="small"
            title={words.revokeTitle(nameOf(session))}
            text={words.revokeText}
            onConfirm={() => revoke(session)}
          />
        ),
    },
  ];
}
