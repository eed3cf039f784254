import { useMemo, useState } from 'react';
import { Button } from '@backstage/ui';
import type { AuditEvent } from '@wardroom/audit-common';
import {
  DataTable,
  PersonName,
  TimeText,
  type Pages,
  type TableColumn,
  type TableView,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { AuditFilters } from './AuditFilters';
import { EventDialog } from './EventDialog';
import { EventSentence } from './EventSentence';
import { OutcomeTag } from './OutcomeTag';
import styles from './AuditPage.module.css';

const words = messages.columns;

/** The list of events, with the details of one of them over it. */
export function EventTable(props: {
  load: Pages<AuditEvent>;
  view: TableView;
}) {
  const { load, view } = props;
  const [shown, setShown] = useState<AuditEvent>();
  const columns = useMemo(() => columnsWith(setShown), []);
  return (
    <>
      <DataTable
        caption={messages.caption}
        hideCaption
        columns={columns}
        load={load}
        view={view}
        rowKey={event => event.eventId}
        rowName={event => String(event.sequence)}
        empty={{ title: messages.empty, text: messages.emptyText }}
        filters={<AuditFilters view={view} />}
      />
      {shown && (
        <EventDialog event={shown} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}

function columnsWith(show: (event: AuditEvent) => void) {
  const columns: TableColumn<AuditEvent>[] = [
    {
      id: 'time',
      label: words.time,
      value: e => e.at,
      cell: e => <TimeText time={e.at} show="absolute" />,
    },
    {
      id: 'actor',
      label: words.actor,
      value: e => e.actor,
      cell: e => <PersonName personRef={e.actor} />,
    },
    {
      id: 'sentence',
      label: words.sentence,
      rowHeader: true,
      value: e => e.sentence,
      cell: e => <EventSentence sentence={e.sentence} />,
    },
    {
      id: 'object',
      label: words.object,
      value: e => e.object,
      cell: e => <span className={styles.object}>{e.object}</span>,
    },
    {
      id: 'outcome',
      label: words.outcome,
      value: e => e.outcome,
      cell: e => <OutcomeTag outcome={e.outcome} />,
    },
    {
      id: 'details',
      label: words.details,
      value: () => undefined,
      cell: e => (
        <Button
          size="small"
          variant="secondary"
          aria-label={messages.details.showOf(e.sequence)}
          onPress={() => show(e)}
        >
          {messages.details.show}
        </Button>
      ),
    },
  ];
  // The chain has one order, and the list is in it.
  return columns.map(column => ({ ...column, sortable: false }));
}
