import type { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { useLoad } from '@wardroom/platform-react';
import { browserSignInApiRef, publicClientApiRef } from '../../api';
import { messages } from '../../messages';
import { useIdle } from './useIdle';

const words = messages.idle;
const MINUTE_MS = 60_000;

/** Signs out whoever left their browser alone, and asks a minute before. Stands around all pages. */
export function IdleGuard({ children }: { children: ReactNode }) {
  const client = useApi(publicClientApiRef);
  const options = useLoad(() => client.signInOptions.get({}), []);
  return (
    <>
      {children}
      {options.data && <IdleWarning idleMinutes={options.data.idleMinutes} />}
    </>
  );
}

function IdleWarning({ idleMinutes }: { idleMinutes: number }) {
  const browser = useApi(browserSignInApiRef);
  const { secondsLeft, stay } = useIdle({
    limitMs: idleMinutes * MINUTE_MS,
    warnMs: Math.min(MINUTE_MS, (idleMinutes * MINUTE_MS) / 2),
    onInput: () => browser.noteInput(),
    onIdle: () => void browser.leave('idle'),
  });
  if (secondsLeft === undefined) return null;
  return (
    <Dialog isOpen isDismissable={false} onOpenChange={stay} width="28rem">
      <DialogHeader>{words.title}</DialogHeader>
      <DialogBody>
        <p>{words.text(secondsLeft)}</p>
      </DialogBody>
      <DialogFooter>
        <Button onPress={stay}>{words.stay}</Button>
        <Button variant="secondary" onPress={() => void browser.leave('idle')}>
          {words.leave}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
