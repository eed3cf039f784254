import Guacamole from 'guacamole-common-js';
import { messages } from '../../messages';
import styles from './Desktop.module.css';

const enterKey = 0xff0d;

/**
 * Takes the keyboard on one element, mouse and touch on the picture in it. Ctrl+Shift+Enter leaves it. Returns how to stop.
 *
 * @param onAct - called before anything is sent: what the page said of the last act is old
 */
export function takeInput(
  element: HTMLElement,
  handlers: {
    picture: HTMLElement;
    client: () => Guacamole.Client | undefined;
    onLeave?: () => void;
    onAct?: () => void;
  },
): { stop: () => void; mouse: Guacamole.Mouse; openKeyboard: () => void } {
  const { picture, client, onLeave, onAct } = handlers;
  let stopped = false;
  element.tabIndex = 0;
  const keyboard = new Guacamole.Keyboard(element);
  // Devices without keys show theirs only for something that can be typed into.
  const sink = makeSink();
  element.append(sink);
  keyboard.listenTo(sink);
  keyboard.onkeydown = keysym => {
    if (stopped) return true;
    const { ctrl, shift } = keyboard.modifiers;
    if (keysym === enterKey && ctrl && shift) {
      keyboard.reset();
      element.blur();
      onLeave?.();
      return false;
    }
    onAct?.();
    client()?.sendKeyEvent(1, keysym);
    return false;
  };
  keyboard.onkeyup = keysym => client()?.sendKeyEvent(0, keysym);
  // A key that is held while the page loses the keyboard would be held for good.
  const release = () => keyboard.reset();
  element.addEventListener('blur', release);
  const focus = () => {
    if (document.activeElement !== sink) element.focus({ preventScroll: true });
  };
  element.addEventListener('pointerdown', focus);
  const mouse = new Guacamole.Mouse(picture);
  const touch = new Guacamole.Mouse.Touchscreen(picture);
  for (const device of [mouse, touch]) {
    onEach(device, state => {
      if (stopped) return;
      onAct?.();
      client()?.sendMouseState(state, true);
    });
  }
  const menu = (event: Event) => event.preventDefault();
  element.addEventListener('contextmenu', menu);
  return {
    mouse,
    openKeyboard: () => sink.focus(),
    stop() {
      stopped = true;
      release();
      sink.remove();
      element.removeEventListener('blur', release);
      element.removeEventListener('pointerdown', focus);
      element.removeEventListener('contextmenu', menu);
    },
  };
}

function makeSink(): HTMLTextAreaElement {
  const sink = document.createElement('textarea');
  sink.className = styles.sink;
  sink.tabIndex = -1;
  sink.autocapitalize = 'off';
  sink.setAttribute('autocorrect', 'off');
  sink.setAttribute('aria-label', messages.desktop.ownKeyboard);
  return sink;
}

type Device = {
  onEach(
    types: string[],
    listener: (event: { state: Guacamole.Mouse.State }) => void,
  ): void;
};

function onEach(
  device: unknown,
  act: (state: Guacamole.Mouse.State) => void,
): void {
  const types = ['mousedown', 'mouseup', 'mousemove'];
  (device as Device).onEach(types, ({ state }) => act(state));
}
