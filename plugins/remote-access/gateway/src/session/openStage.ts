import type {
  GatewayLimits,
  SessionNotice,
  SessionOrder,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import type { KeyStore } from '../keys/KeyStore';
import type { Deliveries } from '../link/Deliveries';
import type { PortalChannel } from '../link/PortalChannel';
import type { CredentialSource } from '../store/CredentialSource';
import { Recorder, type RecorderLimits } from '../record/Recorder';
import { hasRoom } from '../record/hasRoom';
import { recordingPath } from '../record/recordingPath';
import type { Stage } from './Stage';

/** What every session needs of the gateway. */
export type SessionTools = {
  keys: KeyStore;
  source: CredentialSource;
  portal: PortalChannel;
  deliveries: Deliveries;
  recordingsDirectory: string;
  recorderLimits: RecorderLimits;
  storage: GatewayLimits['storage'];
};

type Opening = {
  order: SessionOrder;
  stage: Stage;
  signal: AbortSignal;
  tell(notice: SessionNotice): void;
  /** Hears of what must be put away when a later step fails. */
  onRecorder(recorder: Recorder): void;
};

/**
 * The steps to an open session, in the order that keeps the promises: sign in, begin the recording, open what is to be
 * seen, hear the portal's yes. Only then anything may be typed or shown. Throws `DialFailure`, or the recorder's error.
 */
export async function openStage(
  tools: SessionTools,
  { order, stage, signal, tell, onRecorder }: Opening,
): Promise<{ recorder: Recorder; activeAt: string }> {
  // What is kept free is there for those who must not wait: emergency access begins in it.
  const mayWait = order.policy.recording === 'strict';
  if (mayWait && !(await hasRoom(tools.recordingsDirectory, tools.storage))) {
    throw new DialFailure('storage-full');
  }
  tell({ type: 'progress', step: 'connecting' });
  await stage.dial(signal);
  tell({ type: 'progress', step: 'opening' });
  const recorder = await Recorder.begin({
    path: recordingPath(tools.recordingsDirectory, order),
    order,
    keys: tools.keys,
    limits: tools.recorderLimits,
    write: sink => stage.record(sink),
  });
  onRecorder(recorder);
  stopIfAborted(signal);
  await stage.open();
  stopIfAborted(signal);
  const activeAt = new Date().toISOString();
  const allowed = await askPortal(tools.portal, signal, {
    session: order.session,
    activeAt,
    head: recorder.head,
  });
  if (!allowed) throw new DialFailure('portal-refused');
  return { recorder, activeAt };
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
