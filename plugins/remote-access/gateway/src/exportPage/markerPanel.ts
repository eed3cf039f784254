import { replayClock, type ReplayMarker } from '@wardroom/remote-access-common';
import { element } from './element';
import type { Player } from './Player';
import { button } from './playerControls';
import { nameOf } from './watermark';

/** What happened, each line of which leads to its moment. */
export function markerPanel(player: Player, markers: ReplayMarker[]) {
  const rows = markers.map(({ at, text, by }) =>
    button(`${replayClock(at)}  ${text}${by ? ` · ${nameOf(by)}` : ''}`, () =>
      player.seek(at),
    ),
  );
  const list = element('div', { className: 'list' }, ...rows);
  return {
    element: element('section', {}, element('h2', {}, 'Moments'), list),
    update() {
      const present = markers.findLastIndex(({ at }) => at <= player.position);
      rows.forEach((row, index) => {
        row.ariaCurrent = index === present ? 'time' : null;
      });
    },
  };
}
