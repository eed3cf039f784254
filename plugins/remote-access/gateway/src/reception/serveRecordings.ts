import type { ControlProtocol, Handlers } from '@wardroom/remote-access-common';
import type { KeyStore } from '../keys/KeyStore';
import { destroyRecording } from '../record/destroyRecording';
import { recoverRecordings } from '../record/recoverRecordings';
import type { OpenSessions } from '../session/OpenSessions';

type Calls = (typeof ControlProtocol)['gateway'];

/** Answers what portals ask about recordings that nobody writes any more. */
export function serveRecordings(
  sessions: OpenSessions,
  here: () => { settings: { recordingsDirectory: string }; keys: KeyStore },
): Pick<Handlers<Calls>, 'recover' | 'destroyRecording'> {
  let recovering: Promise<unknown> = Promise.resolve();
  return {
    recover: ({ recordings }) => {
      const { keys, settings } = here();
      const { recordingsDirectory } = settings;
      // One after the other: several portals may ask for the same.
      const recovered = recovering.then(() => {
        sessions.refuseOpen(recordings.map(wanted => wanted.session));
        return recoverRecordings(recordingsDirectory, recordings, keys);
      });
      recovering = recovered.catch(() => {});
      return recovered;
    },
    destroyRecording: wanted => {
      sessions.refuseOpen([wanted.session]);
      const { recordingsDirectory } = here().settings;
      return destroyRecording(recordingsDirectory, wanted);
    },
  };
}
