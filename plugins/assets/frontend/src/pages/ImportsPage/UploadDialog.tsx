import { Button } from '@backstage/ui';
import {
  ComboboxInput,
  FileInput,
  FormDialog,
  ProblemError,
  useForm,
  useTenant,
  useTenantChoices,
} from '@wardroom/platform-react';
import { assetsContract, type ScanImport } from '@wardroom/assets-common';
import styles from '../../components/Import/Import.module.css';
import { messages } from '../../messages';
import { inputOf, type UploadValues } from './inputOf';
import { UploadFields } from './UploadFields';
import { useReadableFiles } from './useReadableFiles';
import { useScanUpload } from './useScanUpload';

const words = messages.scanImport.form;
const { create } = assetsContract.scanImports;

/** Takes the report of a scanner, with what the report does not say itself, and sends it. */
export function UploadDialog(props: {
  tenant: string | undefined;
  onDone: (scan: ScanImport) => void;
  onClose: () => void;
}) {
  const { tenant = '', onDone, onClose } = props;
  const { workspace } = useTenant();
  const customers = useTenantChoices();
  const upload = useScanUpload();
  const form = useForm({
    initial: {
      tenant,
      name: undefined,
      format: '',
      asset: '',
      scannedAt: '',
      closes: true,
    } as UploadValues,
    endpoint: create,
    toInput: inputOf,
    submit: async values => {
      checkSize(values.name, files.maxBytes);
      return upload.send(values);
    },
    done: ({ name }) => words.done(name),
    onDone,
  });
  const files = useReadableFiles(form.values.tenant);
  const { progress } = upload;
  return (
    <FormDialog
      title={words.title}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      {workspace === 'console' && (
        <ComboboxInput
          form={form}
          name="tenant"
          label={words.customer}
          options={customers}
          isRequired
        />
      )}
      <FileInput
        form={form}
        name="name"
        label={words.file}
        description={words.fileHint(files.maxBytes)}
        isRequired
        isDisabled={form.pending}
      />
      <UploadFields form={form} formats={files.formats} />
      {progress !== undefined && (
        <div className={styles.line}>
          <progress
            className={styles.bar}
            value={progress}
            aria-label={words.sendingLabel}
          />
          {words.sending(Math.floor(progress * 100))}
          <Button size="small" variant="secondary" onPress={upload.stop}>
            {words.stop}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}

/** The server refuses it too, but perhaps not before all of it was sent. */
function checkSize(file: File | undefined, most = Infinity) {
  if (!file || file.size <= most) return;
  const message = words.tooLarge(most);
  const errors = [{ field: 'name', message }];
  throw new ProblemError({ status: 413, title: '', detail: message, errors });
}
