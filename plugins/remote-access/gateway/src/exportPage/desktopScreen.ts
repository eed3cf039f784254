import Guacamole from 'guacamole-common-js';
import { readInstructions } from '@wardroom/remote-access-common';
import type { PageScreen } from './Player';

class SilentTunnel extends Guacamole.Tunnel {}

/** Plays desktops: what was drawn, and where the pointer was. */
export function desktopScreen(place: HTMLElement): PageScreen {
  let tunnel: Guacamole.Tunnel;
  let display: Guacamole.Display;
  const pointer = document.createElement('span');
  pointer.className = 'pointer';
  const fill = () => {
    const [width, height] = [display.getWidth(), display.getHeight()];
    if (!width || !height) return;
    display.scale(
      Math.min(place.clientWidth / width, place.clientHeight / height, 1),
    );
  };
  const begin = () => {
    tunnel = Object.assign(new SilentTunnel(), {
      ...{ connect() {}, disconnect() {}, sendMessage() {} },
      isConnected: () => true,
    });
    const client = new Guacamole.Client(tunnel);
    client.onaudio = null;
    client.onvideo = null;
    display = client.getDisplay();
    display.showCursor(false);
    display.onresize = fill;
    pointer.hidden = true;
    place.replaceChildren(display.getElement(), pointer);
    client.connect();
  };
  begin();
  new ResizeObserver(fill).observe(place);
  return {
    play(moments) {
      for (const { kind, data } of moments) {
        if (kind !== 'g') continue;
        for (const { opcode, args } of readInstructions(data)) {
          tunnel.oninstruction?.(opcode, args);
        }
      }
      const last = moments.findLast(({ kind }) => kind === 'p');
      if (!last) return;
      const [x, y] = last.data.split(',').map(Number);
      pointer.hidden = false;
      pointer.style.translate = `${x * display.getScale()}px ${y * display.getScale()}px`;
    },
    reset: begin,
  };
}
