import { useState, type RefObject } from 'react';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { messages } from '../../messages';
import { FullScreenButton } from '../FullScreen/FullScreenButton';
import type { DesktopHands } from './DesktopHands';
import styles from './Desktop.module.css';
import { keyChords } from './keyChords';

const words = messages.desktop;

/** What one does with the screen of a desktop as a whole: full screen, its size, and keys that this computer keeps. */
export function DesktopTools(props: {
  screen: RefObject<HTMLDivElement>;
  hands: DesktopHands;
}) {
  const { screen, hands } = props;
  const [actual, setActual] = useState(false);
  return (
    <div className={styles.tools}>
      <FullScreenButton
        screen={screen}
        focus={() => screen.current?.focus({ preventScroll: true })}
      />
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
    </div>
  );
}
