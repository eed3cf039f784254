import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { aRun } from '../../testing/aRun';
import { aScanQuota } from '../../testing/aScanQuota';
import { aSchedule } from '../../testing/aSchedule';
import { showPage } from '../../testing/showPage';
import { ScansPage } from './ScansPage';

type Options = Parameters<typeof showPage>[1];

const quota = aScanQuota();
const emergency = {
  ...{ id: 'esc_1', vulnerabilityIds: ['CVE-2014-0160'], type: 'full' },
  ...{ scanner: 'nmap', reason: 'It is exploited', customerCount: 3 },
  ...{ requestedBy: 'user:provider/tess', underWay: 1 },
  createdAt: '2026-03-01T10:00:00.000Z',
};
const none = async () => ({ items: [] });
const preview = async () => ({
  timeZone: 'Europe/Berlin',
  runs: [
    {
      at: '2026-03-29T01:30:00.000Z',
      local: '2026-03-29 03:30',
      note: 'Clocks',
    },
  ],
  passedOver: [],
  quota,
});

const show = (options: Partial<Options> = {}) =>
  showPage(<ScansPage />, {
    scanSchedules: { list: none },
    scanRuns: { list: none },
    scanQuotas: { get: async () => quota },
    assets: { list: none },
    workspace: 'portal',
    ...options,
  });
const schedules = () => screen.findByRole('table', { name: 'Scan schedules' });

beforeEach(() => sessionStorage.clear());

describe('the page of scans', () => {
  it('says who schedules scans where there are none, and how many are left', async () => {
    show();
    await screen.findByText('Your provider schedules scans for you.');
    await screen.findByText('No scan has run yet');
    const left = await screen.findByRole('region', {
      name: 'Scans of this month',
    });
    expect(left).toHaveTextContent('3 of 9 scans');
    expect(left).toHaveTextContent('Left2');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says to those of the provider who may not schedule scans who does', async () => {
    show({ workspace: 'console' });
    expect(await screen.findByText('Technicians schedule them.')).toBeVisible();
  });

  it('says what went wrong', async () => {
    const list = async () => {
      throw new ProblemError({ status: 500, title: 'Broken', detail: '' });
    };
    show({ scanSchedules: { list } });
    expect(await screen.findByRole('alert')).toHaveTextContent('Broken');
  });

  it('tells when each runs and what came of the last time, with the way to its report and to what it belongs to', async () => {
    const asked = { schedule: undefined };
    const runs = [
      aRun({ id: 'run_next', state: 'reserved', endedAt: undefined }),
      aRun({ scanImportId: 'imp_1' }),
      aRun({ ...asked, id: 'run_one', emergencyScanId: 'esc_1' }),
      aRun({ ...asked, id: 'run_two', findingId: 'fnd_1' }),
    ];
    show({
      scanSchedules: { list: async () => ({ items: [aSchedule()] }) },
      scanRuns: { list: async () => ({ items: runs }) },
      permissions: ['scanImport.read', 'emergencyScan.read', 'finding.read'],
      emergencyScans: { list: none },
    });
    const row = within(await schedules()).getByRole('row', {
      name: /Weekly scan/,
    });
    expect(row).toHaveTextContent('Sunday at 02:30, Europe/Berlin');
    await within(row).findByText('Done');
    expect(row).toHaveTextContent('Everything · Nmap');
    const table = screen.getByRole('table', { name: /Scans that run/ });
    expect(
      await within(table).findByRole('link', { name: 'Its report' }),
    ).toHaveAttribute('href', '/imports/acme/imp_1');
    expect(
      within(table).getByRole('link', { name: 'Emergency scan' }),
    ).toHaveAttribute('href', '/scans/emergencies/esc_1');
    expect(screen.queryByRole('columnheader', { name: 'Actions' })).toBeNull();
    expect(within(table).getAllByText('Everything · Nmap')).toHaveLength(4);
    expect(
      within(table).getByRole('link', { name: 'Retest of a finding' }),
    ).toHaveAttribute('href', '/findings/acme/fnd_1');
  });

  it('runs, pauses and cancels what the server allows', async () => {
    const start = jest.fn(async () => aRun());
    const pause = jest.fn(async () => aSchedule({ state: 'paused' }));
    const cancel = jest.fn(async () => aRun());
    const running = aRun({
      ...{ state: 'running', progress: 40, endedAt: undefined },
      allowedActions: ['cancel'],
    });
    const schedule = aSchedule({ allowedActions: ['start', 'pause'] });
    show({
      scanSchedules: {
        list: async () => ({ items: [schedule] }),
        start,
        pause,
      },
      scanRuns: { list: async () => ({ items: [running] }), cancel },
    });
    const confirm = async (press: string, name: string) => {
      await userEvent.click(await screen.findByRole('button', { name: press }));
      const dialog = await screen.findByRole('dialog');
      await userEvent.click(within(dialog).getByRole('button', { name }));
    };
    expect(
      await screen.findByRole('progressbar', { name: /Weekly scan/ }),
    ).toHaveAttribute('value', '40');
    await confirm('Run now: Weekly scan', 'Run now');
    await waitFor(() =>
      expect(start).toHaveBeenCalledWith({ tenant: 'acme', id: 'sch_weekly' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Pause Weekly scan' }),
    );
    expect(pause).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'sch_weekly', version: 2 },
    });
    await confirm('Cancel', 'Cancel scan');
    await waitFor(() =>
      expect(cancel).toHaveBeenCalledWith({ tenant: 'acme', id: 'run_last' }),
    );
  });

  it('grants one more scan for a reason', async () => {
    const grant = jest.fn(async () => quota);
    show({
      scanQuotas: {
        get: async () => ({ ...quota, allowedActions: ['grant'] }),
        grant,
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Grant one more' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'New branch');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Grant one more' }),
    );
    await waitFor(() =>
      expect(grant).toHaveBeenCalledWith({
        ...{ tenant: 'acme', version: 5, reason: 'New branch' },
      }),
    );
  });

  it('schedules a scan with its next runs in view', async () => {
    const asked = jest.fn(preview);
    const create = jest.fn(async () => aSchedule());
    const scanners = async () => ({
      timeZone: 'America/New_York',
      items: [
        {
          ...{ name: 'nmap', title: 'Nmap', types: ['full'] },
          ...{
            needsSite: true,
            sites: [{ id: 'sit_1', name: 'Headquarters' }],
            settingsSchema: {
              properties: {
                pace: { type: 'integer', title: 'Packets a second' },
                exclude: { type: 'array', title: 'Never scanned' },
              },
            },
          },
        },
      ],
    });
    show({
      scanSchedules: { list: none, preview: asked, create, scanners },
      permissions: ['scanSchedule.create'],
    });
    const [button] = await screen.findAllByRole('button', {
      name: 'Schedule scan',
    });
    await userEvent.click(button);
    const dialog = await screen.findByRole('dialog');
    const runs = await within(dialog).findByRole('list', {
      name: 'Next five runs',
    });
    expect(runs).toHaveTextContent('2026-03-29 03:30Clocks');
    const field = (name: RegExp) =>
      within(dialog).getByRole('textbox', { name });
    await userEvent.type(field(/^Title/), 'Weekly scan');
    await userEvent.type(field(/^Name/), 'weekly');
    expect(
      within(dialog).getByRole('combobox', { name: /^Time zone/ }),
    ).toHaveValue('America/New_York');
    expect(dialog).toHaveTextContent('That of the customer.');
    await userEvent.click(
      await within(dialog).findByRole('button', { name: /Site$/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Headquarters' }),
    );
    await userEvent.type(field(/^Packets a second/), '50');
    await userEvent.type(
      field(/^Never scanned/),
      '10.0.0.9{Enter}10.0.0.16/28{Enter}',
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'Blackout' }),
    );
    await userEvent.type(within(dialog).getByLabelText(/^From/), '2026-12-24');
    await userEvent.type(within(dialog).getByLabelText(/^To/), '2026-12-26');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Add hours' }),
    );
    const timing = {
      recurrence: { every: 'week', on: ['sunday'], at: '02:00' },
      timeZone: 'America/New_York',
      blackouts: [
        { from: '2026-12-24', to: '2026-12-26' },
        {
          weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
          ...{ from: '08:00', to: '18:00' },
        },
      ],
    };
    await waitFor(() => {
      const calls = asked.mock.calls as unknown as [{ draft: string }][];
      const drafts = calls.map(([{ draft }]) => JSON.parse(draft));
      expect(drafts.at(-1)).toMatchObject(timing);
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Schedule scan' }),
    );
    await waitFor(() =>
      expect(create).toHaveBeenCalledWith(
        expect.objectContaining({
          ...{ tenant: 'acme', name: 'weekly', title: 'Weekly scan' },
          ...{ scanner: 'nmap', type: 'full', missed: 'alert', ...timing },
          site: 'sit_1',
          targets: { assets: [], ranges: [] },
          settings: { pace: 50, exclude: ['10.0.0.9', '10.0.0.16/28'] },
        }),
      ),
    );
  });

  it('tells at its field what the server finds wrong', async () => {
    const update = jest.fn(async () => {
      throw new ProblemError({
        ...{ status: 400, title: 'Wrong input', detail: 'at' },
        errors: [
          { field: 'recurrence.at', message: 'must be a time' },
          { field: 'settings.pace', message: 'must be at most 1000' },
        ],
      });
    });
    const settingsSchema = { properties: { pace: { type: 'integer' } } };
    const nmap = { name: 'nmap', title: 'Nmap', types: ['full'], sites: [] };
    const scanners = async () => ({
      ...{ items: [{ ...nmap, settingsSchema }], timeZone: 'UTC' },
    });
    const hours = {
      weekdays: ['monday' as const],
      ...{ from: '09:00', to: '17:00', note: 'Tills' },
    };
    show({
      scanSchedules: {
        list: async () => ({
          items: [
            aSchedule({ allowedActions: ['update'], blackouts: [hours] }),
          ],
        }),
        ...{ preview, update, scanners },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Edit Weekly scan' }),
    );
    const dialog = await screen.findByRole('dialog');
    const at = within(dialog).getByRole('textbox', { name: /^Time/ });
    expect(at).toHaveValue('02:30');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save changes' }),
    );
    await waitFor(() =>
      expect(at).toHaveAccessibleDescription(/must be a time/),
    );
    expect(
      within(dialog).getByRole('textbox', { name: /^pace/ }),
    ).toHaveAccessibleDescription(/must be at most 1000/);
    expect(update).toHaveBeenCalledWith(
      expect.objectContaining({
        ...{ tenant: 'acme', id: 'sch_weekly', version: 2 },
        recurrence: { every: 'week', on: ['sunday'], at: '02:30' },
        ...{ blackouts: [hours], site: null, timeZone: 'Europe/Berlin' },
      }),
    );
  });

  it('shows emergency scans, and the way to a new one', async () => {
    show({
      emergencyScans: { list: async () => ({ items: [emergency] }) },
      permissions: ['emergencyScan.read', 'emergencyScan.start'],
      workspace: 'console',
    });
    const table = await screen.findByRole('table', { name: 'Emergency scans' });
    expect(table).toHaveTextContent('1 of 3 customers under way');
    expect(
      within(table).getByRole('link', { name: 'CVE-2014-0160' }),
    ).toHaveAttribute('href', '/scans/emergencies/esc_1');
    expect(
      screen.getByRole('link', { name: 'Emergency scan' }),
    ).toHaveAttribute('href', '/scans/emergency');
  });

  it('counts no customers of emergency scans where there is one', async () => {
    show({
      emergencyScans: {
        list: async () => ({ items: [{ ...emergency, customerCount: 1 }] }),
      },
      permissions: ['emergencyScan.read'],
    });
    const table = await screen.findByRole('table', { name: 'Emergency scans' });
    expect(table).toHaveTextContent('Under way');
    expect(table).not.toHaveTextContent('customer');
  });
});
