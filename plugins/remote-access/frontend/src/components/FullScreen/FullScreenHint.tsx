import type { RefObject } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '@backstage/ui';
import { messages } from '../../messages';
import styles from './FullScreen.module.css';

const words = messages.session;

/** On the screen itself, since nothing else is seen: how to leave. It steps back after a moment, and can be touched. */
export function FullScreenHint(props: {
  screen: RefObject<HTMLDivElement>;
  onLeave: () => void;
}) {
  const { screen, onLeave } = props;
  if (!screen.current) return null;
  return createPortal(
    <div className={styles.hint} role="status">
      <span>{words.fullScreenHint}</span>
      <Button size="small" variant="secondary" onPress={onLeave}>
        {words.leaveFullScreen}
      </Button>
    </div>,
    screen.current,
  );
}
