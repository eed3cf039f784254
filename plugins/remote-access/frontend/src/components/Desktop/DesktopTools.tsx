import { useState, type RefObject } from 'react';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { messages } from '../../messages';
import type { DesktopHands } from './DesktopHands';
import styles from './Desktop.module.css';
import { FullScreenHint } from './FullScreenHint';
import { keyChords } from './keyChords';
import { useFullScreen } from './useFullScreen';

const words = messages.desktop;

/** What one does with the screen of a desktop as a whole: full screen, its size, and keys that this computer keeps. */
export function DesktopTools(props: {
  screen: RefObject<HTMLDivElement>;
  hands: DesktopHands;
}) {
  const { screen, hands } = props;
  const [actual, setActual] = useState(false);
  const full = useFullScreen(screen);
  return (
    <div className={styles.tools}>
      {full.possible && (
        <Button variant="secondary" size="small" onPress={full.enter}>
          {words.fullScreen}
        </Button>
      )}
      <Button
        variant="secondary"
        size="small"
        aria-pressed={actual}
        onPress={() => {
          hands.zoom(actual ? 'fit' : 'actual');
          setActual(!actual);
        }}
      >
        {actual ? words.fitSize : words.actualSize}
      </Button>
      <MenuTrigger>
        <Button variant="secondary" size="small">
          {words.keys}
        </Button>
        <Menu aria-label={words.keys}>
          {keyChords.map(({ name, keys }) => (
            <MenuItem key={name} onAction={() => hands.press(keys)}>
              {name}
            </MenuItem>
          ))}
          <MenuItem onAction={() => hands.openKeyboard()}>
            {words.ownKeyboard}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {full.on && <FullScreenHint screen={screen} onLeave={full.leave} />}
    </div>
  );
}
