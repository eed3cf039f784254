import { useState } from 'react';
import { Button, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useAction } from '@wardroom/platform-react';

/** Puts a text on the clipboard and says so. */
export function CopyButton(props: {
  text: string;
  label: string;
  /** Said once it is copied. */
  done: string;
}) {
  const { text, label, done } = props;
  const [copied, setCopied] = useState(false);
  const copy = useAction(() => navigator.clipboard.writeText(text), {
    onDone: () => setCopied(true),
  });
  return (
    <>
      <Button
        variant="secondary"
        iconStart={
          copied ? (
            <RiCheckLine aria-hidden="true" />
          ) : (
            <RiFileCopyLine aria-hidden="true" />
          )
        }
        onPress={() => void copy.run()}
      >
        {label}
      </Button>
      <VisuallyHidden role="status">{copied ? done : ''}</VisuallyHidden>
    </>
  );
}
