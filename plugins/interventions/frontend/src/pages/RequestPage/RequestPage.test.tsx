import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import type { Intervention, Message } from '@wardroom/interventions-common';
import { aRequest } from '../../testing/aRequest';
import { showPage } from '../../testing/showPage';
import { RequestPage } from './RequestPage';

const aMessage = (fields: Partial<Message>): Message => ({
  id: `msg_${fields.text}`,
  tenant: 'acme',
  interventionId: 'int_acme142',
  author: 'user:acme/rick',
  visibility: 'public',
  text: 'x',
  createdAt: '2026-03-01T10:00:00.000Z',
  ...fields,
});

const show = (
  request: Intervention | (() => Promise<never>),
  options: {
    messages?: Message[];
    verbs?: object;
    posts?: object;
    assets?: object[];
    findings?: object[];
    permissions?: string[];
    tenants?: Record<string, object>;
    workspace?: 'console' | 'portal';
  } = {},
) => {
  const { messages = [], verbs, posts, tenants } = options;
  const { assets = [], findings = [] } = options;
  return showPage(<RequestPage />, {
    path: '/requests/:tenant/:id',
    at: '/requests/acme/ACME-142',
    ...{ workspace: options.workspace, permissions: options.permissions },
    tenants,
    interventions: {
      interventions: {
        get: typeof request === 'function' ? request : async () => request,
        ...verbs,
      },
      messages: { list: async () => ({ items: messages }), ...posts },
    },
    assets: {
      assets: { list: async () => ({ items: assets }) },
      findings: { list: async () => ({ items: findings }) },
    },
  });
};

describe('the page of a request', () => {
  it('says that it loads, and what went wrong', async () => {
    show(async () => {
      throw new ProblemError({
        status: 404,
        title: 'Not found',
        detail: 'There is no request "ACME-142"',
      });
    });
    await screen.findByRole('heading', { level: 1, name: 'Request ACME-142' });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no request',
    );
  });

  it('shows the conversation in the order in which it was written', async () => {
    show(aRequest(), {
      messages: [aMessage({ text: 'Second' }), aMessage({ text: 'First' })],
    });
    await screen.findByRole('heading', {
      level: 1,
      name: 'Request ACME-142: The shop is slow',
    });
    screen.getByRole('tablist', { name: 'Request sections' });
    const log = await screen.findByRole('log', { name: 'Conversation' });
    const texts = within(log)
      .getAllByRole('article')
      .map(
        article => within(article).getByText(/First|Second|Since/).textContent,
      );
    expect(texts).toEqual(['Since this morning', 'First', 'Second']);
  });

  it('offers only what the server allows', async () => {
    show(aRequest({ allowedActions: ['cancel'] }), { workspace: 'portal' });
    await screen.findByRole('button', { name: 'Cancel request' });
    for (const name of ['Start ACME-142', 'Resolve', 'Assign', 'Edit']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
    expect(screen.queryByRole('textbox', { name: /Message/ })).toBeNull();
  });

  it('starts the work with one press', async () => {
    const start = jest.fn(async () => aRequest({ state: 'in_progress' }));
    show(aRequest({ allowedActions: ['start'] }), { verbs: { start } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start ACME-142' }),
    );
    expect(start).toHaveBeenCalledWith({
      tenant: 'acme',
      id: 'int_acme142',
      version: 1,
    });
    await screen.findByText('You work on ACME-142 now');
  });

  it('resolves with a result and not without one', async () => {
    const resolve = jest.fn(async () => aRequest({ state: 'resolved' }));
    show(aRequest({ state: 'in_progress', allowedActions: ['resolve'] }), {
      verbs: { resolve },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Resolve' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Resolve ACME-142',
    });
    const submit = within(dialog).getByRole('button', {
      name: 'Resolve request',
    });
    await userEvent.click(submit);
    const result = within(dialog).getByRole('textbox', { name: /^Result/ });
    expect(result).toBeInvalid();
    await userEvent.type(result, 'Restarted');
    await userEvent.click(submit);
    await waitFor(() =>
      expect(resolve).toHaveBeenCalledWith({
        tenant: 'acme',
        id: 'int_acme142',
        version: 1,
        result: 'Restarted',
      }),
    );
  });

  it('keeps the dialog and says so when somebody was faster', async () => {
    const cancel = async () => {
      throw new ProblemError({
        status: 409,
        title: 'Conflict',
        detail: 'was changed by somebody else meanwhile',
      });
    };
    show(aRequest({ allowedActions: ['cancel'] }), { verbs: { cancel } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel request' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Not needed');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel request' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'was changed by somebody else',
    );
  });

  it('assigns to technicians who work for the customer now', async () => {
    const assign = jest.fn(async () => aRequest());
    show(aRequest({ allowedActions: ['assign'] }), {
      verbs: { assign },
      tenants: {
        assignments: {
          list: async () => ({
            items: [{ person: 'user:provider/toni', personName: 'Toni' }],
          }),
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Assign' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Assign ACME-142',
    });
    await userEvent.type(
      within(dialog).getByRole('combobox', { name: /Technician/ }),
      'Ton',
    );
    await userEvent.click(await screen.findByRole('option', { name: 'Toni' }));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Assign' }),
    );
    await waitFor(() =>
      expect(assign).toHaveBeenCalledWith(
        expect.objectContaining({ assignee: 'user:provider/toni' }),
      ),
    );
  });

  it('sends a public message, and an internal note to nobody but staff', async () => {
    const post = jest.fn(async () => aMessage({ text: 'Hello' }));
    const postInternal = jest.fn(async () =>
      aMessage({ text: 'Psst', visibility: 'internal' }),
    );
    show(aRequest({ allowedActions: ['post', 'postInternal'] }), {
      posts: { post, postInternal },
      messages: [aMessage({ text: 'Old note', visibility: 'internal' })],
    });
    const log = await screen.findByRole('log', { name: 'Conversation' });
    within(log).getByText('Internal note');
    const field = screen.getByRole('textbox', { name: /Message/ });
    await userEvent.type(field, 'Hello');
    await userEvent.click(screen.getByRole('button', { name: 'Send message' }));
    const input = { tenant: 'acme', id: 'int_acme142' };
    await waitFor(() =>
      expect(post).toHaveBeenCalledWith({ ...input, text: 'Hello' }),
    );
    await waitFor(() => expect(field).toHaveValue(''));
    await userEvent.type(field, 'Psst');
    await userEvent.click(
      screen.getByRole('checkbox', { name: /customers never see it/ }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Save internal note' }),
    );
    await waitFor(() =>
      expect(postInternal).toHaveBeenCalledWith({ ...input, text: 'Psst' }),
    );
    expect(post).toHaveBeenCalledTimes(1);
  });

  it('shows a customer no way to write an internal note', async () => {
    show(aRequest({ allowedActions: ['post'] }), { workspace: 'portal' });
    await screen.findByRole('textbox', { name: /Message/ });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('names the affected assets, and the history with its reasons', async () => {
    const request = aRequest({
      assetIds: ['ast_web01'],
      state: 'waiting_customer',
      question: 'May we restart it?',
    });
    request.history.push({
      id: 'stp_2',
      action: 'wait',
      actor: 'user:provider/tess',
      state: 'waiting_customer',
      note: 'Because of the disk',
      at: '2026-03-01T11:00:00.000Z',
    });
    const asset = {
      id: 'ast_web01',
      tenant: 'acme',
      name: 'web-01',
      title: 'Shop',
      state: 'active',
    };
    show(request, { assets: [asset] });
    const region = await screen.findByRole('region', {
      name: 'Affected assets',
    });
    expect(
      await within(region).findByRole('link', { name: 'Shop' }),
    ).toHaveAttribute('href', '/catalog/acme/asset/web-01');
    screen.getByText('May we restart it?');
    await userEvent.click(screen.getByRole('tab', { name: 'History' }));
    const steps = within(
      await screen.findByRole('list', { name: 'Timeline' }),
    ).getAllByRole('listitem');
    expect(steps[0]).toHaveTextContent('asked a question');
    expect(steps[0]).toHaveTextContent('Because of the disk');
  });

  it('names the findings that it is to remove, and how far each is', async () => {
    const finding = {
      id: 'fnd_1',
      tenant: 'acme',
      title: 'Telnet is on',
      severity: 'High',
      state: 'awaiting_retest',
      asset: { title: 'sw-1' },
    };
    show(aRequest({ findingIds: ['fnd_1'] }), {
      ...{ findings: [finding], permissions: ['finding.read'] },
    });
    const list = await screen.findByRole('list', { name: 'Findings' });
    expect(list).toHaveTextContent('High · sw-1 · Awaiting retest');
    expect(
      within(list).getByRole('link', { name: 'Telnet is on' }),
    ).toHaveAttribute('href', '/findings/acme/fnd_1');
  });
});
