import { Alert, Button } from '@backstage/ui';

import { messages } from '../messages';

/** What stands in place of a part of a page that threw. */
export function CrashedPart(props: { error: Error; resetError: () => void }) {
  const { error, resetError } = props;
  const { title, text, retry } = messages.crash;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      m="4"
      title={title}
      description={`${text} (${error.message})`}
      customActions={
        <Button variant="secondary" onPress={resetError}>
          {retry}
        </Button>
      }
    />
  );
}
