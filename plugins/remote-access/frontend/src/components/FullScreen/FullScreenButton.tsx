import type { RefObject } from 'react';
import { Button } from '@backstage/ui';
import { messages } from '../../messages';
import { FullScreenHint } from './FullScreenHint';
import { useFullScreen } from './useFullScreen';

/** Has the screen of a session fill the whole screen, where the browser can do that. */
export function FullScreenButton(props: {
  screen: RefObject<HTMLDivElement>;
  /** Gives the keyboard to the session again. */
  focus: () => void;
}) {
  const { screen, focus } = props;
  const full = useFullScreen(screen);
  if (!full.possible) return null;
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        onPress={() => void full.enter().then(focus)}
      >
        {messages.session.fullScreen}
      </Button>
      {full.on && <FullScreenHint screen={screen} onLeave={full.leave} />}
    </>
  );
}
