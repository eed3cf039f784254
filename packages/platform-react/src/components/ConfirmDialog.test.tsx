import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '../api/ProblemError';
import { ConfirmButton } from './ConfirmButton';

function show(onConfirm: () => Promise<unknown>) {
  render(
    <ConfirmButton
      label="Close"
      title="Close Acme Corporation?"
      confirmLabel="Close customer"
      typed="Acme Corporation"
      reason
      destructive
      onConfirm={onConfirm}
    />,
  );
}

async function fill() {
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  const confirm = screen.getByRole('button', { name: 'Close customer' });
  expect(confirm).toBeDisabled();
  await userEvent.type(
    screen.getByRole('textbox', { name: /^Reason/ }),
    ' Contract ended ',
  );
  expect(confirm).toBeDisabled();
  await userEvent.type(
    screen.getByRole('textbox', { name: /Type “Acme Corporation”/ }),
    'Acme Corporation',
  );
  await userEvent.click(confirm);
}

describe('ConfirmDialog', () => {
  it('acts only after the name was typed and a reason given, then closes', async () => {
    const onConfirm = jest.fn(async () => undefined);
    show(onConfirm);
    await fill();
    expect(onConfirm).toHaveBeenCalledWith({
      reason: 'Contract ended',
      typed: 'Acme Corporation',
    });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('stays and says why when it fails', async () => {
    show(async () => {
      throw new ProblemError({
        status: 409,
        title: 'Conflict',
        detail: 'Two sessions are open. End them first.',
      });
    });
    await fill();
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'Two sessions are open. End them first.',
    );
  });
});
