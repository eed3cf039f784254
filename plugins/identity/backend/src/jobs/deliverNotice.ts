import { defineJob, type Job } from '@wardroom/platform-node';
import type { NoticeDelivery } from '../notice/NoticeDelivery';
import { DELIVER_NOTICE, type NoticeFor } from '../notice/NoticeService';

/** Tells one person; tried again where list or mail server do not answer. */
export function deliverNotice(delivery: NoticeDelivery): Job {
  return defineJob({
    name: DELIVER_NOTICE,
    run: (_, payload) => delivery.deliver(payload as NoticeFor),
  });
}
