import { useEffect, useState, type RefObject } from 'react';

type Keyboard = { lock(): Promise<void>; unlock(): void };

/** Some browsers give a page in full screen all keys: then Esc goes to the desktop, and leaves only where it is held. */
function keyboardOf(browser: Navigator): Keyboard | undefined {
  return (browser as { keyboard?: Keyboard }).keyboard;
}

/** An element that may fill the whole screen. */
export function useFullScreen(element: RefObject<HTMLElement>) {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const look = () => {
      const isOn = document.fullscreenElement === element.current;
      setOn(isOn && element.current !== null);
      if (!isOn) keyboardOf(navigator)?.unlock();
    };
    document.addEventListener('fullscreenchange', look);
    return () => {
      document.removeEventListener('fullscreenchange', look);
      keyboardOf(navigator)?.unlock();
    };
  }, [element]);
  return {
    on,
    possible: document.fullscreenEnabled,
    async enter() {
      await element.current?.requestFullscreen();
      // A browser that keeps its keys still shows the picture.
      await keyboardOf(navigator)
        ?.lock()
        .catch(() => {});
    },
    leave: leaveFullScreen,
  };
}

/** Back to the page, where something fills the screen. */
export function leaveFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
}
