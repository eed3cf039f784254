import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { saveFile } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { CopyButton } from '../Copy/CopyButton';
import styles from './RecoveryCodeList.module.css';

const words = messages.recovery;

/** Recovery codes for the one time that they are shown. */
export function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
  const product =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Wardroom';
  const text = `${codes.join('\n')}\n`;
  const save = () => {
    const content = `${words.fileHead(product)}\n\n${text}`;
    saveFile(new Blob([content], { type: 'text/plain' }), words.filename);
  };
  return (
    <>
      <ul aria-label={words.list} className={styles.codes}>
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <CopyButton text={text} label={words.copy} done={words.copied} />
        <Button
          variant="secondary"
          iconStart={<RiDownloadLine aria-hidden="true" />}
          onPress={save}
        >
          {words.download}
        </Button>
      </div>
    </>
  );
}
