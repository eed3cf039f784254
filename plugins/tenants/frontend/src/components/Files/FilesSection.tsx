import { useMemo } from 'react';
import {
  EmptyState,
  entityFiles,
  LoadingState,
  usePermitted,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { ApplyFiles } from './ApplyFiles';
import { ExportFiles } from './ExportFiles';
import styles from './Files.module.css';

/** Entity files: apply them with a look at the changes first, and get them back. */
export function FilesSection() {
  const all = entityFiles.useSlot();
  const exporters = useMemo(
    () => all.map(part => ({ ...part, permission: part.exportPermission })),
    [all],
  );
  const appliable = usePermitted(all);
  const exportable = usePermitted(exporters);
  if (!appliable || !exportable) return <LoadingState />;
  if (!appliable.length && !exportable.length) {
    return <EmptyState title={messages.files.noPermission} />;
  }
  return (
    <>
      <p className={styles.intro}>{messages.files.intro}</p>
      {appliable.length > 0 && <ApplyFiles parts={appliable} />}
      {exportable.length > 0 && <ExportFiles parts={exportable} />}
    </>
  );
}
