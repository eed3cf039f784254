import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import type { AuditEvent } from '@wardroom/audit-common';
import { Facts, PersonName, TimeText } from '@wardroom/platform-react';
import { messages } from '../../messages';
import styles from './AuditPage.module.css';
import { EventSentence } from './EventSentence';
import { OutcomeTag } from './OutcomeTag';

const words = messages.details;

/** All that was recorded of an event, and its place in the chain. Render it only while it is open. */
export function EventDialog(props: { event: AuditEvent; onClose: () => void }) {
  const { event, onClose } = props;
  const code = (text: string) => <code className={styles.code}>{text}</code>;
  const recorded = Object.entries(event.fields);
  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      width="min(44rem, 94vw)"
    >
      <DialogHeader>{words.title(event.sequence)}</DialogHeader>
      <DialogBody className={styles.details}>
        <p>
          <EventSentence sentence={event.sentence} />
        </p>
        <Facts
          facts={[
            { label: words.event, value: event.event },
            {
              label: words.time,
              value: <TimeText time={event.at} show="both" />,
            },
            {
              label: words.actor,
              value: (
                <>
                  <PersonName personRef={event.actor} /> {code(event.actor)}
                </>
              ),
            },
            { label: words.object, value: event.object && code(event.object) },
            {
              label: words.outcome,
              value: <OutcomeTag outcome={event.outcome} />,
            },
            {
              label: words.severity,
              value: messages.severities[event.severity],
            },
            { label: words.ip, value: event.ip },
            {
              label: words.requestId,
              value: event.requestId && code(event.requestId),
            },
            { label: words.eventId, value: code(event.eventId) },
          ]}
        />
        <h3>{words.fields}</h3>
        {recorded.length === 0 && <p>{words.noFields}</p>}
        <Facts
          facts={recorded.map(([label, value]) => ({
            label,
            value: value === '[secret]' ? words.secret : textOf(value),
          }))}
        />
        <h3>{words.chain}</h3>
        <p>{words.chainText}</p>
        <Facts
          facts={[
            { label: words.previousHash, value: code(event.previousHash) },
            { label: words.hash, value: code(event.hash) },
          ]}
        />
      </DialogBody>
    </Dialog>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
