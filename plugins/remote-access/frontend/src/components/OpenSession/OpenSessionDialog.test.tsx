import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTarget } from '../../testing/aTarget';
import { showPage } from '../../testing/showPage';
import { OpenSessionDialog } from './OpenSessionDialog';

describe('OpenSessionDialog', () => {
  it('connects to nothing before it knows to what, and what that needs', async () => {
    let arrive = () => {};
    const items = new Promise(resolve => {
      arrive = () => resolve([aTarget()]);
    });
    const open = jest.fn(async () => ({ session: 'ses_aaaa' }));
    showPage(
      <OpenSessionDialog
        tenant="acme"
        assetId="ast_web1"
        assetName="web-01"
        requestId="int_1"
        onClose={() => {}}
      />,
      {
        access: {
          targets: { list: async () => ({ items: await items }) },
          sessions: {
            check: async () => ({ allowed: true, codeNeeded: false }),
            open,
          },
        },
        identity: { stepUps: { get: async () => ({ codeNeeded: false }) } },
      },
    );
    const connect = await screen.findByRole('button', { name: 'Connect' });
    expect(connect).toBeDisabled();
    arrive();
    await waitFor(() => expect(connect).toBeEnabled());
    await userEvent.click(connect);
    await waitFor(() =>
      expect(open).toHaveBeenCalledWith(
        expect.objectContaining({
          target: aTarget().id,
          intervention: 'int_1',
        }),
      ),
    );
  });
});
