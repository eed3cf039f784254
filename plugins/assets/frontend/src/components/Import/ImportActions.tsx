import { ConfirmButton, useClient } from '@wardroom/platform-react';
import {
  assetsContract,
  type ScanImport,
  type ScanImportAction,
} from '@wardroom/assets-common';
import { messages } from '../../messages';

const { confirm, cancel, undo } = messages.scanImport;

/** What the person may do with an import in its state; each is asked once more. */
export function ImportActions(props: {
  scan: ScanImport;
  onChange: () => void;
}) {
  const { scan, onChange } = props;
  const { tenant, id, version, name, counts } = scan;
  const { scanImports } = useClient(assetsContract);
  const can = (action: ScanImportAction) =>
    scan.allowedActions.includes(action);
  const step = { tenant, id, version };
  return (
    <>
      {can('confirm') && (
        <Step
          words={{ ...confirm, text: confirm.text(counts?.closed ?? 0) }}
          name={name}
          variant="primary"
          onConfirm={() => scanImports.confirm(step)}
          onChange={onChange}
        />
      )}
      {can('cancel') && (
        <Step
          words={cancel}
          name={name}
          onConfirm={() => scanImports.cancel(step)}
          onChange={onChange}
        />
      )}
      {can('undo') && (
        <Step
          words={undo}
          name={name}
          destructive
          onConfirm={() => scanImports.undo(step)}
          onChange={onChange}
        />
      )}
    </>
  );
}

function Step(props: {
  words: {
    action: string;
    title: (name: string) => string;
    text: string;
    submit: string;
  };
  name: string;
  variant?: 'primary';
  destructive?: boolean;
  onConfirm: () => Promise<unknown>;
  onChange: () => void;
}) {
  const { words, name, variant, destructive, onConfirm, onChange } = props;
  return (
    <ConfirmButton
      label={words.action}
      variant={variant}
      title={words.title(name)}
      text={words.text}
      confirmLabel={words.submit}
      destructive={destructive}
      onConfirm={async () => {
        await onConfirm();
        onChange();
      }}
    />
  );
}
