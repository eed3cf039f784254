import {
  FormDialog,
  SelectInput,
  useClient,
  useForm,
  useLoad,
} from '@wardroom/platform-react';
import { assetsContract, type Finding } from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from './Scan.module.css';

const words = messages.scan.retest;

/** Asks whether to scan, and through which site where there are several. */
export function RetestDialog(props: { finding: Finding; onClose: () => void }) {
  const { finding, onClose } = props;
  const { tenant, id, source } = finding;
  const { scanRuns, scanSchedules } = useClient(assetsContract);
  const { data, loading } = useLoad(
    signal => scanSchedules.scanners({ tenant }, { signal }),
    [tenant],
  );
  const scanner = data?.items.find(({ format }) => format === source);
  const sites = scanner?.sites ?? [];
  const form = useForm({
    initial: { site: '' },
    submit: ({ site }) =>
      scanRuns.retest({
        ...{ tenant, finding: id },
        site: site || scanner?.site,
      }),
    done: words.done,
    onDone: onClose,
  });
  const chosen = form.values.site || (scanner?.site ?? '');
  return (
    <FormDialog
      title={words.title}
      form={form}
      submitLabel={words.submit}
      isWaiting={loading || (sites.length > 1 && !chosen)}
      onClose={onClose}
    >
      <p className={styles.text}>{words.text}</p>
      {sites.length > 1 && (
        <SelectInput
          form={{ ...form, values: { site: chosen } }}
          name="site"
          label={words.site}
          description={words.siteHint}
          options={sites.map(({ id: value, name }) => ({ value, label: name }))}
          isRequired
        />
      )}
    </FormDialog>
  );
}
