import { TenantReader } from '@wardroom/platform-node';

/** Failed attempts and the pauses they brought. */
export class AttemptReader extends TenantReader {
  /** Until when this one is locked, if it is. */
  async findLock(id: string): Promise<Date | undefined> {
    const row = await this.rows('attempts')
      .where({ id })
      .whereRaw('locked_until > now()')
      .first('locked_until');
    return row?.locked_until;
  }
}
