import type { Job } from '@wardroom/platform-node';
import type { MasterKeys } from '../dataKey/MasterKeys';
import type { Directory } from '../directory/Directory';
import type { IdentityStore } from '../IdentityStore';
import type { LinkSender } from '../invitation/LinkSender';
import { answerResetRequest } from './answerResetRequest';
import { endOverdueSignIns } from './endOverdueSignIns';
import { forgetTraces } from './forgetTraces';
import { rewrapKeys } from './rewrapKeys';
import { sendLink } from './sendLink';
import { voidTokens } from './voidTokens';

/** All jobs of this context. */
export function createJobs(
  { store, masterKeys }: { store: IdentityStore; masterKeys: MasterKeys },
  services: {
    directory: Directory;
    links: LinkSender;
    settings: { idleMinutes: number };
  },
): Job[] {
  const { directory, links, settings } = services;
  return [
    answerResetRequest(store, directory),
    sendLink(store, links),
    voidTokens(directory),
    endOverdueSignIns(store, settings.idleMinutes),
    rewrapKeys(store, masterKeys),
    forgetTraces(store),
  ];
}
