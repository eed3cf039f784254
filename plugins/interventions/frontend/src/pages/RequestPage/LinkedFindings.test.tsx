import { screen } from '@testing-library/react';
import { aRequest } from '../../testing/aRequest';
import { showPage } from '../../testing/showPage';
import { LinkedFindings } from './LinkedFindings';

describe('the findings of a request', () => {
  const show = (permissions: string[]) => {
    const list = jest.fn(async () => ({ items: [] }));
    showPage(
      <>
        <p>The request</p>
        <LinkedFindings request={aRequest({ findingIds: ['fnd_1'] })} />
      </>,
      { interventions: {}, assets: { findings: { list } }, permissions },
    );
    return list;
  };

  it('are asked for by those who may see them', async () => {
    const list = show(['finding.read']);
    await screen.findByRole('region', { name: 'Findings' });
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('are not asked for on behalf of people who may see none', async () => {
    const list = show(['intervention.read']);
    await screen.findByText('The request');
    await expect(
      screen.findByRole('region', { name: 'Findings' }, { timeout: 300 }),
    ).rejects.toThrow();
    expect(list).not.toHaveBeenCalled();
  });
});
