import type { Job } from '@wardroom/platform-node';
import type { MasterKeys } from '../dataKey/MasterKeys';
import type { Directory } from '../directory/Directory';
import type { IdentityStore } from '../IdentityStore';
import type { LinkSender } from '../invitation/LinkSender';
import type { NoticeDelivery } from '../notice/NoticeDelivery';
import { answerResetRequest } from './answerResetRequest';
import { deliverNotice } from './deliverNotice';
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
    delivery: NoticeDelivery;
    settings: { idleMinutes: number };
  },
): Job[] {
  const { directory, links, delivery, settings } = services;
  return [
    answerResetRequest(store, directory),
    sendLink(store, links),
    deliverNotice(delivery),
    voidTokens(directory),
    endOverdueSignIns(store, settings.idleMinutes),
    rewrapKeys(store, masterKeys),
    forgetTraces(store),
  ];
}
