import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { anAsset } from '../../testing/anAsset';
import { showPage } from '../../testing/showPage';
import { IdentityButtons } from './IdentityButtons';

const known = [
  { id: 'idn_name', kind: 'hostname', value: 'web01', zone: '' },
  { id: 'idn_first', kind: 'ip', value: '192.0.2.1', zone: '' },
  { id: 'idn_second', kind: 'ip', value: '192.0.2.2', zone: 'lan' },
];
const finding = (title: string, fate: string) => ({
  ...{ id: `fnd_${fate}`, title, fate, severity: 'High', state: 'open' },
});
const previewSplit = jest.fn(async ({ identifiers }: any) => ({
  identifiers: known,
  counts: identifiers.length
    ? { moved: 1, doubled: 2, kept: 0, untold: 1 }
    : { moved: 0, doubled: 0, kept: 3, untold: 1 },
  findings: identifiers.length
    ? [
        finding('Old OpenSSL', 'moved'),
        finding('Weak TLS', 'doubled'),
        finding('No patch', 'untold'),
      ]
    : [],
  schedules: [{ id: 'sch_one', name: 'nightly', title: 'Every night' }],
}));

function show(
  assets: object = {},
  permissions = ['asset.split', 'asset.merge'],
) {
  const onChange = jest.fn();
  const other = anAsset({ name: 'web-02', title: 'Other', version: 7 });
  showPage(<IdentityButtons asset={anAsset()} onChange={onChange} />, {
    assets: {
      previewSplit,
      list: async () => ({ items: [anAsset(), other] }),
      get: async () => other,
      ...assets,
    },
    permissions,
  });
  return onChange;
}

const open = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
};
const openSplit = () => open('Split web-01');
const submit = (dialog: ReturnType<typeof within>, name: string) =>
  userEvent.click(dialog.getByRole('button', { name }));

describe('telling assets apart', () => {
  it('is offered to those who may, and of what is in use', async () => {
    show({}, []);
    await expect(
      screen.findByRole('button', {}, { timeout: 300 }),
    ).rejects.toThrow();
  });

  it('says what becomes of findings, and splits off what was ticked, by keyboard alone', async () => {
    const split = jest.fn(async () => anAsset({ title: 'Web 02' }));
    const onChange = show({ split });
    const dialog = await openSplit();
    const box = await dialog.findByRole('checkbox', {
      name: 'IP address: 192.0.2.2 · lan',
    });
    expect(dialog.getByText(/Choose what goes/)).toBeInTheDocument();
    box.focus();
    await userEvent.keyboard(' ');
    await dialog.findByText(/1 finding go/);
    expect(box).toHaveFocus();
    expect(dialog.getByText(/2 findings will be on both/)).toBeInTheDocument();
    expect(
      dialog.getByText('Both will be scanned by Every night'),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByText('Which ones'));
    expect(dialog.getByText(/Weak TLS/)).toHaveTextContent('on both');
    await userEvent.click(dialog.getByRole('checkbox', { name: 'No patch' }));
    await userEvent.type(dialog.getByLabelText(/Title of the new/), 'Web 02');
    await submit(dialog, 'Split asset');
    await waitFor(() => expect(onChange).toHaveBeenCalled());
    expect(split).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'ast_web01', version: 1 },
      ...{ identifiers: ['idn_second'], findings: ['fnd_untold'] },
      ...{ name: 'web-02', title: 'Web 02', into: undefined },
    });
  });

  it('says at its field what is wrong, and asks nothing of the server that it would refuse', async () => {
    const split = jest.fn(async () => {
      throw new ProblemError({
        ...{ status: 409, title: 'Conflict', detail: '' },
        errors: [{ field: 'name', message: 'there is an asset "web-02"' }],
      });
    });
    show({ split });
    const dialog = await openSplit();
    await dialog.findByRole('checkbox', { name: 'Host name: web01' });
    await submit(dialog, 'Split asset');
    await dialog.findByText(/must name at least one/);
    expect(split).not.toHaveBeenCalled();
    previewSplit.mockClear();
    for (const { name } of [
      { name: 'Host name: web01' },
      { name: 'IP address: 192.0.2.1' },
      { name: 'IP address: 192.0.2.2 · lan' },
    ])
      await userEvent.click(dialog.getByRole('checkbox', { name }));
    await dialog.findByText(/One of its names must stay/);
    expect(previewSplit).toHaveBeenCalledTimes(2);
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'Host name: web01' }),
    );
    await userEvent.type(dialog.getByLabelText(/Title of the new/), 'Web 02');
    await submit(dialog, 'Split asset');
    await dialog.findByText(/there is an asset "web-02"/);
  });

  it('joins it with another asset that is chosen', async () => {
    const merge = jest.fn(async () => anAsset({ title: 'Other' }));
    const onChange = show({ merge });
    const dialog = await open('Join web-01 with another asset');
    await submit(dialog, 'Join assets');
    await dialog.findByText('Choose one from the list');
    await userEvent.type(dialog.getByRole('combobox'), 'Other');
    await userEvent.click(await screen.findByRole('option', { name: 'Other' }));
    await submit(dialog, 'Join assets');
    await waitFor(() => expect(onChange).toHaveBeenCalled());
    expect(merge).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'ast_web01', version: 1 },
      into: { id: 'ast_web02', version: 7 },
    });
  });
});
