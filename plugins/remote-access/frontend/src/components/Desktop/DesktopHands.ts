import type { DesktopPicture, Zoom } from './DesktopPicture';

/** What the page's buttons do with a desktop. */
export class DesktopHands {
  #picture?: DesktopPicture;
  #zoom: Zoom = 'fit';
  #openKeyboard: () => void = () => {};

  /** From now on this picture is the desktop. */
  use(picture: DesktopPicture): void {
    this.#picture = picture;
    picture.zoom(this.#zoom);
  }

  /** @param open - shows the keyboard of a device that has none of keys */
  useKeyboard(open: () => void): void {
    this.#openKeyboard = open;
  }

  zoom(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#picture?.zoom(zoom);
  }

  /** Presses keys together, and lets them go. */
  press(keys: number[]): void {
    const client = this.#picture?.client;
    for (const key of keys) client?.sendKeyEvent(1, key);
    for (const key of [...keys].reverse()) client?.sendKeyEvent(0, key);
  }

  openKeyboard(): void {
    this.#openKeyboard();
  }
}
