import { useState } from 'react';
import { Combobox } from '@backstage/ui';
import {
  DownloadButton,
  PageState,
  Region,
  useTenant,
  type EntityFiles,
} from '@wardroom/platform-react';
import { useCustomers } from '../../hooks/useCustomers';
import { messages } from '../../messages';
import styles from './Files.module.css';

const words = messages.files;

/** Gives the files of one customer. */
export function ExportFiles({ parts }: { parts: EntityFiles[] }) {
  const { tenant: current } = useTenant();
  const customers = useCustomers();
  const [picked, setPicked] = useState<string>();
  const tenant = picked ?? current?.id;
  return (
    <Region title={words.exportTitle}>
      <p className={styles.intro}>{words.exportText}</p>
      <PageState load={customers} lines={1}>
        {all => (
          <div className={styles.choose}>
            {all.length > 1 && (
              <Combobox
                label={words.customer}
                options={all.map(({ id, name }) => ({ id, label: name }))}
                search
                value={tenant ?? null}
                onChange={key => setPicked(key ? String(key) : undefined)}
              />
            )}
            {parts.map(part => {
              const of = tenant ?? (all.length === 1 ? all[0].id : undefined);
              return (
                of && (
                  <DownloadButton
                    key={part.title}
                    contract={part.contract}
                    endpoint={part.exportEndpoint}
                    input={{ tenant: of }}
                    filename={`${of}.yaml`}
                  >
                    {words.exportButton(part.title)}
                  </DownloadButton>
                )
              );
            })}
          </div>
        )}
      </PageState>
    </Region>
  );
}
