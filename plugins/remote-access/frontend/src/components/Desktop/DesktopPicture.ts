import Guacamole from 'guacamole-common-js';
import { PlainTunnel } from './PlainTunnel';

/** As large as fits, or a pixel for each pixel of the desktop. */
export type Zoom = 'fit' | 'actual';

const decoder = new TextDecoder();

/** The picture of a desktop in an element, as large as fits: drawn by instructions, which change nothing else. */
export class DesktopPicture {
  readonly client: Guacamole.Client;
  readonly #tunnel: PlainTunnel;
  readonly #place: HTMLElement;
  readonly #display: HTMLElement;
  #zoom: Zoom = 'fit';

  /**
   * @param place - the element to be filled; the picture is put into `frame`, which stands in it
   * @param send - takes what the client says, as the elements of an instruction
   */
  constructor(
    { place, frame }: { place: HTMLElement; frame: HTMLElement },
    send: (elements: unknown[]) => void,
  ) {
    this.#place = place;
    this.#tunnel = new PlainTunnel(send);
    this.client = new Guacamole.Client(this.#tunnel.tunnel);
    // Nothing of the other side makes a sound or plays a film here.
    this.client.onaudio = null;
    this.client.onvideo = null;
    const display = this.client.getDisplay();
    this.#display = display.getElement();
    frame.replaceChildren(this.#display);
    display.onresize = () => this.fill();
    this.client.connect();
  }

  /** Draws whole instructions. */
  draw(bytes: Uint8Array): void {
    this.#tunnel.receive(decoder.decode(bytes));
  }

  drawText(text: string): void {
    this.#tunnel.receive(text);
  }

  zoom(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#place.dataset.zoom = zoom;
    this.fill();
  }

  /** Makes it as large as its place allows, and never larger than it is. */
  fill(): void {
    const display = this.client.getDisplay();
    const [width, height] = [display.getWidth(), display.getHeight()];
    if (!width || !height) return;
    const { clientWidth, clientHeight } = this.#place;
    if (this.#zoom === 'actual') display.scale(1);
    else display.scale(Math.min(clientWidth / width, clientHeight / height, 1));
  }

  dispose(): void {
    this.client.disconnect();
    this.#display.remove();
  }
}
