import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { aRequest } from '../../testing/aRequest';
import { showPage } from '../../testing/showPage';
import { NewRequestPage } from './NewRequestPage';

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));
const textbox = (name: RegExp) => screen.findByRole('textbox', { name });

const show = (submit: jest.Mock, at = '/') =>
  showPage(<NewRequestPage />, {
    interventions: { interventions: { submit } },
    assets: {
      assets: {
        list: async () => ({
          items: [{ id: 'ast_web01', name: 'web-01', title: 'Shop' }],
        }),
      },
    },
    permissions: ['asset.read'],
    workspace: 'portal',
    at,
  });

beforeEach(() => localStorage.clear());

describe('a new request', () => {
  it('is submitted in three steps', async () => {
    const submit = jest.fn(async () => aRequest());
    show(submit, '/?asset=ast_web01');
    await userEvent.click(await screen.findByRole('radio', { name: 'Change' }));
    await userEvent.type(await textbox(/In one line/), 'Open a port');
    await userEvent.type(await textbox(/What happened/), '8443 for all');
    await press('Next');
    const urgency = await screen.findByRole('group', { name: 'Urgency' });
    await userEvent.click(within(urgency).getByRole('radio', { name: 'High' }));
    expect(
      within(urgency).getByRole('radio', { name: 'High' }),
    ).toHaveAccessibleDescription('Work is held up today');
    await press('Next');
    expect(
      screen.getByRole('heading', { level: 2, name: 'Check and submit' }),
    ).toHaveFocus();
    await screen.findByText('Shop (web-01)');
    await press('Submit request');
    await waitFor(() =>
      expect(submit).toHaveBeenCalledWith({
        tenant: 'acme',
        type: 'change',
        title: 'Open a port',
        description: '8443 for all',
        urgency: 'high',
        impact: 'medium',
        assetIds: ['ast_web01'],
        findingIds: [],
        visibility: 'customer',
        requester: undefined,
      }),
    );
    await screen.findByText('ACME-142 was submitted');
    expect(
      localStorage.getItem('wardroom.request-draft.user:acme/rick'),
    ).toBeNull();
  });

  it('fixes the findings that the address names, and no longer those of a draft', async () => {
    const submit = jest.fn(async () => aRequest());
    const about =
      '/?tenant=acme&title=Fix+2+findings&asset=ast_web01&finding=fnd_1&finding=fnd_2&type=maintenance&description=Please';
    const left = show(submit, about);
    expect(await textbox(/In one line/)).toHaveValue('Fix 2 findings');
    await userEvent.type(await textbox(/What happened/), ', before Friday');
    left.unmount();
    const first = show(submit, about);
    await press('Next');
    await press('Next');
    const review = await screen.findByRole('region', { name: 'Please check' });
    expect(review).toHaveTextContent('Findings2');
    await press('Submit request');
    await waitFor(() =>
      expect(submit).toHaveBeenCalledWith(
        expect.objectContaining({
          assetIds: ['ast_web01'],
          findingIds: ['fnd_1', 'fnd_2'],
          type: 'maintenance',
          description: 'Please, before Friday',
        }),
      ),
    );
    first.unmount();
    show(submit, '/?asset=ast_web01&title=Another');
    await userEvent.type(await textbox(/What happened/), 'Another time');
    await press('Next');
    await press('Next');
    const other = await screen.findByRole('region', { name: 'Please check' });
    expect(other).not.toHaveTextContent('Findings');
  });

  it('stays at the step whose fields are wrong', async () => {
    show(jest.fn());
    await press('Next');
    expect(await textbox(/In one line/)).toBeInvalid();
    expect(screen.queryByRole('group', { name: 'Urgency' })).toBeNull();
  });

  it('is kept on the device until it is submitted or discarded', async () => {
    const first = show(jest.fn());
    await userEvent.type(await textbox(/In one line/), 'Half a thought');
    first.unmount();
    show(jest.fn());
    expect(await textbox(/In one line/)).toHaveValue('Half a thought');
    await press('Discard draft');
    expect(await textbox(/In one line/)).toHaveValue('');
  });

  it('says what the server refuses, and keeps what was written', async () => {
    const submit = jest.fn(async () => {
      throw new ProblemError({
        status: 400,
        title: 'Wrong input',
        detail: 'assetIds: this customer has no asset ast_web01 in use',
      });
    });
    show(submit, '/?asset=ast_web01');
    await userEvent.type(await textbox(/In one line/), 'Title');
    await userEvent.type(await textbox(/What happened/), 'Text');
    await press('Next');
    await press('Next');
    await press('Submit request');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'has no asset ast_web01 in use',
    );
    await press('Back');
    await press('Back');
    expect(await textbox(/In one line/)).toHaveValue('Title');
  });
});
