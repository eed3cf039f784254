import type {
  TerminalNotice,
  TerminalOrder,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import type { SshConnection } from '../dial/SshConnection';
import type { SshDialer } from '../dial/SshDialer';
import type { KeyStore } from '../keys/KeyStore';
import type { PortalChannel } from '../link/PortalChannel';
import { Recorder, type RecorderLimits } from '../record/Recorder';
import { recordingPath } from '../record/recordingPath';

/** What a session needs of the gateway. */
export type SessionTools = {
  keys: KeyStore;
  dialer: SshDialer;
  portal: PortalChannel;
  recordingsDirectory: string;
  recorderLimits: RecorderLimits;
};

type Opening = {
  order: TerminalOrder;
  size: { cols: number; rows: number };
  signal: AbortSignal;
  tell(notice: TerminalNotice): void;
  /** Hears of what must be put away when a later step fails. */
  onConnection(connection: SshConnection): void;
  onRecorder(recorder: Recorder): void;
};

/**
 * The steps to an open terminal, in the order that keeps the promises: sign in, begin the recording, open the shell,
 * hear the portal's yes. Only then anything may be typed or shown. Throws `DialFailure`, or the recorder's error.
 */
export async function openTerminal(
  tools: SessionTools,
  opening: Opening,
): Promise<{
  connection: SshConnection;
  recorder: Recorder;
  activeAt: string;
}> {
  const { order, size, signal, tell } = opening;
  tell({ type: 'progress', step: 'connecting' });
  const connection = await tools.dialer.dial({
    order,
    signal,
    onSigningIn: () => tell({ type: 'progress', step: 'signing-in' }),
    pinHostKey: async hostKey => {
      const { session, target } = order;
      const asked = { session, target: target.id, hostKey };
      return (await tools.portal.ask('pinHostKey', asked)).accepted;
    },
  });
  opening.onConnection(connection);
  tell({ type: 'progress', step: 'opening' });
  const recorder = await Recorder.begin({
    path: recordingPath(tools.recordingsDirectory, order),
    order,
    size,
    keys: tools.keys,
    limits: tools.recorderLimits,
  });
  opening.onRecorder(recorder);
  stopIfAborted(signal);
  await connection.shell(size);
  stopIfAborted(signal);
  const activeAt = new Date().toISOString();
  const allowed = await askPortal(tools.portal, signal, {
    session: order.session,
    activeAt,
    head: recorder.head,
  });
  if (!allowed) throw new DialFailure('portal-refused');
  return { connection, recorder, activeAt };
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new DialFailure('target-lost');
}

/** A portal that does not answer says no; and nobody waits for it once the session is given up. */
function askPortal(
  portal: PortalChannel,
  signal: AbortSignal,
  question: { session: string; activeAt: string; head: string },
): Promise<boolean> {
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(false));
    portal.ask('activate', question).then(
      ({ allowed }) => resolve(allowed && !signal.aborted),
      () => resolve(false),
    );
  });
}
