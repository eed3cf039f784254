import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '../api/ProblemError';
import type { Load } from '../data/useLoad';
import { PageState } from './PageState';

const error = (status: number) =>
  new ProblemError({ status, title: 'Title', detail: 'What to do next.' });

function show(load: Partial<Load<string[]>>, hideWhenForbidden = false) {
  const reload = jest.fn();
  render(
    <PageState
      load={{ loading: false, reload, ...load }}
      hideWhenForbidden={hideWhenForbidden}
      empty={{
        when: data => data.length === 0,
        title: 'No things yet',
        text: 'Create the first one.',
      }}
    >
      {data => <p>{data.join()}</p>}
    </PageState>,
  );
  return { reload };
}

describe('PageState', () => {
  it('says that it loads', () => {
    show({ loading: true });
    expect(screen.getByRole('status')).toHaveTextContent('Loading');
  });

  it('says what to do where there is nothing', () => {
    show({ data: [] });
    expect(screen.getByText('No things yet')).toBeVisible();
    expect(screen.getByText('Create the first one.')).toBeVisible();
  });

  it('shows the content', () => {
    show({ data: ['one', 'two'] });
    expect(screen.getByText('one,two')).toBeVisible();
  });

  it('says what went wrong and tries again', async () => {
    const { reload } = show({ error: error(500) });
    expect(screen.getByRole('alert')).toHaveTextContent('What to do next.');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(reload).toHaveBeenCalled();
  });

  it('keeps the content beside an error of loading anew', () => {
    show({ data: ['one'], error: error(500) });
    expect(screen.getByRole('alert')).toBeVisible();
    expect(screen.getByText('one')).toBeVisible();
  });

  it('can vanish for people who may not read it', () => {
    show({ error: error(403) }, true);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
