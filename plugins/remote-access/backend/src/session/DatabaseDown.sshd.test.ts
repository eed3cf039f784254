import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemOf, systemScope } from '@wardroom/platform-node';
import { describeWithSshd, until } from '@wardroom/platform-test-utils';
import { sourceOfBytes, verifyRecording } from '@wardroom/remote-access-common';
import { SessionLab } from '../testing/SessionLab';
import type { StoredSession } from './SessionReader';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');

type Terminal = Awaited<ReturnType<SessionLab['enter']>>['terminal'];

describeWithSshd('while the database is away', () => {
  let lab: SessionLab;
  let opened: SessionLab['opened'];

  beforeAll(async () => {
    lab = await SessionLab.open({ proxy: true });
    ({ opened } = lab);
  }, 120_000);

  afterAll(() => lab.close(), 60_000);

  async function answers(terminal: Terminal) {
    const mark = Math.floor(Math.random() * 1e6);
    terminal.type(`echo "alive $((${mark} + 1))"\n`);
    await terminal.shows(`alive ${mark + 1}`);
    return `echo "alive $((${mark} + 1))"`;
  }

  /** Looks after the sessions again and again, as its job does. */
  const lookUntil = (holds: () => Promise<boolean>) =>
    until(async () => {
      await opened.guard.check();
      return holds();
    });

  const isSealed = ({ recording }: StoredSession) =>
    recording?.state === 'sealed';

  const logged = async (id: string) => {
    const { items } = await opened.store.read(everywhere, r =>
      r.commands.search({ session: id, limit: 200 }),
    );
    return items.map(({ text }) => text);
  };

  it('sessions go on, none begins, and what happened is known when it is back', async () => {
    const staying = await lab.enter();
    const leaving = await lab.enter();
    opened.database.proxy?.cut();

    const refused = await lab.ask().catch(problemOf);
    expect(refused).toMatchObject({
      status: 503,
      detail: expect.stringContaining('does not reach its database'),
    });
    await opened.guard.check();
    const typed = await answers(staying.terminal);
    leaving.terminal.tell({ type: 'end' });
    await expect(leaving.terminal.notice('ended')).resolves.toMatchObject({
      reason: 'closed',
    });
    // The gateway tells of commands twice in a second.
    await new Promise(resolve => setTimeout(resolve, 1_000));

    opened.database.proxy?.mend();
    await lookUntil(async () => isSealed(await lab.session(leaving.session)));
    await expect(lab.session(leaving.session)).resolves.toMatchObject({
      ...{ state: 'ended', endReason: 'closed' },
    });
    await lookUntil(async () =>
      (await logged(staying.session)).includes(typed),
    );
    await answers(staying.terminal);
    const next = await lab.enter();
    for (const { terminal, session: id } of [staying, next]) {
      terminal.tell({ type: 'end' });
      const { recording } = await lab.untilSealed(id);
      const path = join(opened.dataDir, 'recordings', tenant);
      const bytes = readFileSync(join(path, `${recording?.id}.wrec`));
      const { sign } = opened.gateway.identity();
      await expect(
        verifyRecording(sourceOfBytes(new Uint8Array(bytes)), sign),
      ).resolves.toMatchObject({ state: 'sealed' });
    }
  }, 60_000);

  it('a browser that is lost comes back when somebody can say that it may', async () => {
    const { terminal, session: id, url } = await lab.enter();
    const { resume } = await terminal.notice('ready');
    opened.database.proxy?.cut();
    terminal.cut();
    const early = await lab.come(url);
    early.tell({ resume, received: 0, cols: 80, rows: 24 });
    await expect(early.closes()).resolves.toMatchObject({ code: 1013 });
    opened.database.proxy?.mend();
    const back = await lab.come(url);
    back.tell({ resume, received: 0, cols: 80, rows: 24 });
    await back.notice('ready');
    await answers(back);
    back.tell({ type: 'end' });
    await lab.untilSealed(id);
  }, 60_000);

  it('that only hangs, sessions go on, and all is told when it answers again', async () => {
    const { terminal, session: id } = await lab.enter();
    opened.database.proxy?.freeze();
    const typed = await answers(terminal);
    const checked = opened.guard.check();
    await new Promise(resolve => setTimeout(resolve, 1_000));
    opened.database.proxy?.mend();
    await checked;
    await lookUntil(async () => (await logged(id)).includes(typed));
    terminal.tell({ type: 'end' });
    await expect(lab.untilSealed(id)).resolves.toMatchObject({
      ...{ state: 'ended', endReason: 'closed' },
    });
  }, 60_000);
});
