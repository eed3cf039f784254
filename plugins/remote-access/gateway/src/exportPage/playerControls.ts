import {
  nextMarker,
  replayClock,
  type ReplayMarker,
} from '@wardroom/remote-access-common';
import { element } from './element';
import type { Player } from './Player';

const speeds = [0.5, 1, 2, 4, 8, 16];
const stepMs = 5_000;

/** What the player is steered by, and keys that do the same. */
export function playerControls(player: Player, markers: ReplayMarker[]) {
  const go = (way: 'before' | 'after') => {
    const marker = nextMarker(markers, player.position, way);
    if (marker) player.seek(marker.at);
  };
  const play = button('Play', () => player.toggle());
  const clock = element('span', { className: 'clock' });
  const range = element('input', {
    ...{ type: 'range', min: '0', max: String(player.durationMs), step: '100' },
    ariaLabel: 'Position',
    oninput: () => player.seek(Number(range.value)),
  });
  const speed = element(
    'select',
    {
      ariaLabel: 'Speed',
      onchange: () => {
        player.speed = Number(speed.value);
      },
    },
    ...speeds.map(
      one => new Option(`${one}×`, String(one), one === 1, one === 1),
    ),
  );
  const idle = element('input', {
    ...{ type: 'checkbox', checked: true },
    onchange: () => {
      player.skipIdle = idle.checked;
    },
  });
  const keys: Record<string, () => void> = {
    ' ': () => player.toggle(),
    ArrowLeft: () => player.seek(player.position - stepMs),
    ArrowRight: () => player.seek(player.position + stepMs),
    n: () => go('after'),
    p: () => go('before'),
    Home: () => player.seek(0),
  };
  document.addEventListener(
    'keydown',
    event => {
      const target = event.target as HTMLElement;
      const taken = target.closest('input, select, button, summary');
      if (event.ctrlKey || event.metaKey || taken || !keys[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    },
    { capture: true },
  );
  const row = element(
    ...(['div', { className: 'controls' }, play] as const),
    button('Previous moment', () => go('before')),
    button('Next moment', () => go('after')),
    clock,
    speed,
    element('label', {}, idle, ' Skip idle time'),
  );
  const hint = element(
    ...(['p', { className: 'hint' }] as const),
    'Keys: Space plays, ← and → go 5 seconds, P and N to the previous or next moment, Home to the beginning.',
  );
  return {
    element: element('div', {}, range, row, hint),
    update() {
      play.textContent = player.playing ? 'Pause' : 'Play';
      range.value = String(player.position);
      clock.textContent = `${replayClock(player.position)} / ${replayClock(player.durationMs)}`;
    },
  };
}

/** A button that does something. */
export function button(text: string, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', onclick }, text);
}
