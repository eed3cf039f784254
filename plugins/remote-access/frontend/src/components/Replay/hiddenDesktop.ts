import Guacamole from 'guacamole-common-js';
import { PlainTunnel } from '../Desktop/PlainTunnel';
import type { Drawing } from './Checkpoints';

/** Between two frames: streams of pictures may be open in one. */
const frameEnd = /4\.sync,\d+\.\d+(?:,\d+\.\d+)?;$/;

/** A desktop that is drawn where nobody sees it. */
export function hiddenDesktop(): Drawing<Guacamole.Client.ExportedState> {
  const tunnel = new PlainTunnel(() => {});
  const client = new Guacamole.Client(tunnel.tunnel);
  // Nothing of a recording makes a sound or plays a film.
  client.onaudio = null;
  client.onvideo = null;
  client.connect();
  let isWhole = true;
  return {
    draw({ kind, data }) {
      if (kind !== 'g') return;
      tunnel.receive(data);
      isWhole = frameEnd.test(data);
    },
    get isWhole() {
      return isWhole;
    },
    keep: () => new Promise(resolve => client.exportState(resolve)),
    dispose: () => client.disconnect(),
  };
}
