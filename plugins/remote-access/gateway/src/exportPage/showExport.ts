import {
  readTranscript,
  type ReplayContent,
} from '@wardroom/remote-access-common';
import { desktopScreen } from './desktopScreen';
import { element } from './element';
import { evidenceList } from './evidenceList';
import { markerPanel } from './markerPanel';
import { openContent } from './openContent';
import { Player } from './Player';
import { playerControls } from './playerControls';
import { proveExport, type Proof } from './proveExport';
import { readEmbedded } from './readEmbedded';
import { terminalScreen } from './terminalScreen';
import { textPanel } from './textPanel';
import { verdictOf } from './verdictOf';
import { watermark } from './watermark';

/** Checks and shows the recording of this page. */
export async function showExport(): Promise<void> {
  const page = document.getElementById('page') ?? document.body;
  try {
    const { content, recording } = readEmbedded();
    const proof = await proveExport(content, recording);
    const { chunks } = proof.verdict;
    const { dataKey } = content;
    const opened = await openContent(recording, { chunks, dataKey });
    show(page, proof, opened);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    page.replaceChildren(
      element(
        'p',
        { className: 'bad' },
        `This recording cannot be opened: ${why}`,
      ),
    );
  }
}

function show(page: HTMLElement, proof: Proof, content: ReplayContent): void {
  const { statement, verdict } = proof;
  const { text, isGood } = verdictOf(proof);
  const isTerminal = statement.kind === 'terminal';
  const screen = element('div', { className: `screen ${statement.kind}` });
  const said = watermark(statement);
  const place = element('div', { className: 'place' }, screen, said.overlay);
  page.replaceChildren(
    element('h1', {}, `Session on ${statement.target}`),
    element('p', { className: isGood ? 'good' : 'bad', role: 'status' }, text),
    said.sentence,
  );
  const parts = element('div', { className: 'parts' });
  page.append(parts, evidenceList(proof));
  const left = element('div', {}, place);
  parts.append(left);
  const listeners: (() => void)[] = [];
  const player: Player = new Player(content, {
    durationMs: verdict.durationMs,
    screen: isTerminal ? terminalScreen(screen) : desktopScreen(screen),
    onChange: () => listeners.forEach(listener => listener()),
  });
  const controls = playerControls(player, content.markers);
  const moments = markerPanel(player, content.markers);
  left.append(controls.element);
  const side = element('div', { className: 'side' }, moments.element);
  listeners.push(controls.update, moments.update);
  if (isTerminal) {
    side.append(textPanel(player, readTranscript(content.moments)));
  }
  parts.append(side);
  const first = content.moments.find(
    ({ kind }) => kind === 'o' || kind === 'g',
  );
  player.seek(first?.at ?? 0);
}
