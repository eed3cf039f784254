import { useId, useState, useSyncExternalStore } from 'react';
import { Alert, Button } from '@backstage/ui';
import { Region } from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { Ready } from '../Session/SessionState';
import type { DesktopClipboard } from './DesktopClipboard';
import styles from './Desktop.module.css';
import { lostInLatin } from './lostInLatin';

const words = messages.desktop;

/** The texts that pass between the clipboards of this computer and of the desktop, each way as far as it is allowed. */
export function ClipboardPanel(props: {
  clipboard: DesktopClipboard;
  most: NonNullable<Ready['desktop']>;
  /** Whether the desktop's clipboard knows the letters of Western Europe alone. */
  latin: boolean;
}) {
  const { clipboard, most, latin } = props;
  const copied = useSyncExternalStore(clipboard.subscribe, clipboard.copied);
  const [text, setText] = useState('');
  const [there, here] = [useId(), useId()];
  const lost = latin ? lostInLatin(text) : [];
  return (
    <Region title={words.clipboard}>
      {most.pasteBytes > 0 && (
        <form
          className={styles.text}
          onSubmit={event => {
            event.preventDefault();
            clipboard.paste(text);
            setText('');
          }}
        >
          <label htmlFor={there}>{words.paste}</label>
          <textarea
            id={there}
            rows={3}
            value={text}
            onChange={event => setText(event.target.value)}
            spellCheck={false}
          />
          {lost.length > 0 && (
            <Alert
              status="warning"
              title={words.notLatin}
              description={words.notLatinText(lost.join(' '))}
            />
          )}
          <div>
            <Button
              type="submit"
              variant="secondary"
              isDisabled={!text || lost.length > 0}
            >
              {words.pasteDone}
            </Button>
          </div>
        </form>
      )}
      {most.copyBytes > 0 && (
        <div className={styles.text}>
          <label htmlFor={here}>{words.copied}</label>
          <textarea
            id={here}
            rows={3}
            readOnly
            value={copied ?? ''}
            placeholder={words.nothingCopied}
          />
        </div>
      )}
    </Region>
  );
}
