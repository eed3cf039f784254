import { useId, useState, useSyncExternalStore } from 'react';
import { Button } from '@backstage/ui';
import { Region } from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { Ready } from '../Session/SessionState';
import type { DesktopClipboard } from './DesktopClipboard';
import styles from './Desktop.module.css';

const words = messages.desktop;

/** The texts that pass between the clipboards of this computer and of the desktop, each way as far as it is allowed. */
export function ClipboardPanel(props: {
  clipboard: DesktopClipboard;
  most: NonNullable<Ready['desktop']>;
}) {
  const { clipboard, most } = props;
  const copied = useSyncExternalStore(clipboard.subscribe, clipboard.copied);
  const [text, setText] = useState('');
  const [there, here] = [useId(), useId()];
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
          <div>
            <Button type="submit" variant="secondary" isDisabled={!text}>
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
