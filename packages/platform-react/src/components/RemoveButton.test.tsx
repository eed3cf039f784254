import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RemoveButton } from './RemoveButton';

const words = {
  remove: 'Remove',
  removeName: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove the group ${name}?`,
  removeText: 'The customers in it stay.',
};

/** Opens the question that a button for the group North asks. */
async function ask(more: { removeConfirm?: string; reason?: boolean } = {}) {
  const { removeConfirm, reason } = more;
  const onRemove = jest.fn(async () => {});
  render(
    <RemoveButton
      name="North"
      words={{ ...words, removeConfirm }}
      reason={reason}
      onRemove={onRemove}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Remove North' }));
  const dialog = await screen.findByRole('dialog', {
    name: 'Remove the group North?',
  });
  expect(dialog).toHaveTextContent('The customers in it stay.');
  return { onRemove, dialog: within(dialog) };
}

describe('RemoveButton', () => {
  it('removes only after a question that names the thing', async () => {
    const { onRemove, dialog } = await ask();
    expect(onRemove).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
    expect(onRemove).toHaveBeenCalledTimes(1);
  });

  it('says what is removed, and hands a reason on, where it is asked to', async () => {
    const { onRemove, dialog } = await ask({
      removeConfirm: 'Remove group',
      reason: true,
    });
    await userEvent.type(dialog.getByRole('textbox'), 'merged');
    await userEvent.click(dialog.getByRole('button', { name: 'Remove group' }));
    expect(onRemove).toHaveBeenCalledWith(
      expect.objectContaining({ reason: 'merged' }),
    );
  });
});
