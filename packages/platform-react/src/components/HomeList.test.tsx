import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { ProblemError } from '../api/ProblemError';
import type { Load } from '../data/useLoad';
import { HomeItem } from './HomeItem';
import { HomeList } from './HomeList';

type Thing = { id: string; name: string };

const broken = new ProblemError({ status: 500, title: 'Broken', detail: 'x' });

function show(load: Partial<Load<{ items: Thing[] }>>, ordered?: boolean) {
  const reload = jest.fn();
  render(
    <HomeList
      label="Open things"
      load={{ loading: false, reload, ...load }}
      itemKey={({ id }) => id}
      empty={{ title: 'No things yet', text: 'New ones appear here.' }}
      ordered={ordered}
      all={{ href: '/things', label: 'All things' }}
      action={<button type="button">New thing</button>}
    >
      {({ name }) => (
        <HomeItem
          note={`since ${name}`}
          quote="May we?"
          action={<button type="button">Take {name}</button>}
        >
          {name}
        </HomeItem>
      )}
    </HomeList>,
    { wrapper: MemoryRouter },
  );
  return { reload };
}

const foot = () => [
  screen.getByRole('link', { name: 'All things' }).getAttribute('href'),
  screen.getByRole('button', { name: 'New thing' }).textContent,
];

describe('HomeList', () => {
  it('says that it loads, and leads to all of them already', () => {
    show({ loading: true });
    expect(screen.getByRole('status')).toHaveTextContent('Loading');
    expect(screen.queryByRole('list')).toBeNull();
    expect(foot()).toEqual(['/things', 'New thing']);
  });

  it('says why there is nothing', () => {
    show({ data: { items: [] } });
    expect(screen.getByText('No things yet')).toBeVisible();
    expect(screen.getByText('New ones appear here.')).toBeVisible();
    expect(screen.queryByRole('list')).toBeNull();
    expect(foot()).toEqual(['/things', 'New thing']);
  });

  it('says what went wrong and tries again', async () => {
    const { reload } = show({ error: broken });
    expect(screen.getByRole('alert')).toHaveTextContent('Broken');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(reload).toHaveBeenCalledTimes(1);
    expect(foot()).toEqual(['/things', 'New thing']);
  });

  it('draws each item with its facts and what can be done', () => {
    const items = [
      { id: '1', name: 'Anvil' },
      { id: '2', name: 'Bell' },
    ];
    show({ data: { items } });
    const list = screen.getByRole('list', { name: 'Open things' });
    expect(list.tagName).toBe('UL');
    const [first, second] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('Anvilsince AnvilMay we?');
    within(second).getByRole('button', { name: 'Take Bell' });
  });

  it('keeps the items beside an error of loading anew', () => {
    show({ data: { items: [{ id: '1', name: 'Anvil' }] }, error: broken });
    expect(screen.getByRole('alert')).toBeVisible();
    expect(screen.getByText('Anvil')).toBeVisible();
  });

  it('is an ordered list where the order says what comes first', () => {
    show({ data: { items: [{ id: '1', name: 'Anvil' }] } }, true);
    expect(screen.getByRole('list').tagName).toBe('OL');
  });
});
