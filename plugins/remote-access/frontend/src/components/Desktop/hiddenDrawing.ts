import Guacamole from 'guacamole-common-js';
import type { Drawing } from './Checkpoints';
import { PlainTunnel } from './PlainTunnel';

/** A desktop that is drawn where nobody sees it. */
export function hiddenDrawing(): Drawing {
  const tunnel = new PlainTunnel(() => {});
  const client = new Guacamole.Client(tunnel.tunnel);
  // Nothing of a recording makes a sound or plays a film.
  client.onaudio = null;
  client.onvideo = null;
  client.connect();
  return {
    draw: text => tunnel.receive(text),
    keep: () => new Promise(resolve => client.exportState(resolve)),
    dispose: () => client.disconnect(),
  };
}
