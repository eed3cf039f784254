import { Button, Link } from '@backstage/ui';
import {
  DataTable,
  PageLayout,
  StateTag,
  TimeText,
  useAction,
  useLoad,
  type TableColumn,
  type Tone,
} from '@wardroom/platform-react';
import {
  useNotifications,
  type Notification,
} from '../../hooks/useNotifications';
import { messages } from '../../messages';

const words = messages.notifications;
const everyMs = 15_000;
const tones: Record<Notification['payload']['severity'], Tone> = {
  critical: 'danger',
  high: 'warning',
  normal: 'info',
  low: 'neutral',
};

/** What the signed-in person was told, the latest first. */
export function NotificationsPage() {
  const { list, markRead } = useNotifications();
  const load = useLoad(list, [], { every: everyMs });
  const unread = (load.data ?? []).filter(({ read }) => !read);
  const mark = useAction(() => markRead(unread.map(({ id }) => id)), {
    onDone: load.reload,
  });
  return (
    <PageLayout
      title={words.title}
      subtitle={words.subtitle}
      actions={
        unread.length > 0 && (
          <Button
            variant="secondary"
            isPending={mark.pending}
            onPress={() => void mark.run()}
          >
            {words.markRead}
          </Button>
        )
      }
    >
      <DataTable
        caption={words.title}
        hideCaption
        columns={columns}
        load={load}
        rowKey={({ id }) => id}
        rowName={({ payload }) => payload.title}
        empty={{ title: words.empty, text: words.emptyText }}
      />
    </PageLayout>
  );
}

const columns: TableColumn<Notification>[] = [
  {
    id: 'title',
    label: words.columns.title,
    rowHeader: true,
    value: ({ payload }) => payload.title,
    cell: ({ payload: { title, link } }) =>
      link ? <Link href={link}>{title}</Link> : title,
  },
  {
    id: 'text',
    label: words.columns.text,
    value: ({ payload }) => payload.description ?? undefined,
  },
  {
    id: 'severity',
    label: words.columns.severity,
    value: ({ payload }) => words.severities[payload.severity],
    cell: ({ payload: { severity } }) => (
      <StateTag tone={tones[severity]}>{words.severities[severity]}</StateTag>
    ),
  },
  {
    id: 'at',
    label: words.columns.at,
    value: ({ created, updated }) => updated ?? created,
    cell: ({ created, updated }) => <TimeText time={updated ?? created} />,
  },
  {
    id: 'read',
    label: words.columns.read,
    value: ({ read }) => (read ? words.read : words.unread),
  },
];
