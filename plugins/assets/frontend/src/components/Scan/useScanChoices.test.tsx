import type { ReactNode } from 'react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { assetsContract } from '@wardroom/assets-common';
import { contractApiRef, useForm } from '@wardroom/platform-react';
import { scheduleValues } from './scheduleInput';
import { useScanChoices } from './useScanChoices';

describe('useScanChoices', () => {
  /** A new schedule of a customer in New York, whose scanners are known when `arrive` is called. */
  function show() {
    let arrive = () => {};
    const scanners = async () => {
      await new Promise<void>(resolve => {
        arrive = resolve;
      });
      return { items: [], timeZone: 'America/New_York' };
    };
    const apis = [
      [
        contractApiRef(assetsContract),
        {
          scanSchedules: { scanners },
          assets: { list: async () => ({ items: [] }) },
        },
      ],
    ] as const;
    const wrapper = ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={apis as never}>{children}</TestApiProvider>
    );
    const { result } = renderHook(
      () => {
        const form = useForm({
          initial: scheduleValues(undefined, 'acme'),
          submit: async () => {},
        });
        return { form, choices: useScanChoices(form, true) };
      },
      { wrapper },
    );
    const zone = () => result.current.form.values.timeZone;
    return { result, zone, arrive: () => act(async () => arrive()) };
  }

  it('takes the time zone of the customer', async () => {
    const { zone, arrive } = show();
    await arrive();
    await waitFor(() => expect(zone()).toBe('America/New_York'));
  });

  it('leaves the one that somebody chose before it was known', async () => {
    const { result, zone, arrive } = show();
    act(() => result.current.form.set('timeZone', 'Asia/Tokyo'));
    await arrive();
    await waitFor(() =>
      expect(result.current.choices.timeZone).toBe('America/New_York'),
    );
    expect(zone()).toBe('Asia/Tokyo');
  });
});
