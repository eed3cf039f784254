import { createRef } from 'react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FullScreenButton } from './FullScreenButton';

describe('FullScreenButton', () => {
  const show = (possible: boolean) => {
    Object.assign(document, { fullscreenEnabled: possible });
    const element = createRef<HTMLDivElement>();
    const focus = jest.fn();
    render(
      <>
        <div ref={element} />
        <FullScreenButton screen={element} focus={focus} />
      </>,
    );
    const fill = jest.fn(async () => undefined);
    Object.assign(element.current ?? {}, { requestFullscreen: fill });
    return { fill, focus };
  };
  const button = () => screen.queryByRole('button', { name: 'Full screen' });

  it('has the session fill the screen and gives it the keyboard again', async () => {
    const { fill, focus } = show(true);
    await userEvent.click(button() as HTMLElement);
    expect(fill).toHaveBeenCalled();
    await waitFor(() => expect(focus).toHaveBeenCalled());
  });

  it('is not there where the browser cannot do that', () => {
    show(false);
    expect(button()).toBeNull();
  });
});
