import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { aRequest } from '../../testing/aRequest';
import { showPage } from '../../testing/showPage';
import { RequestsPage } from './RequestsPage';

const listing = (...items: ReturnType<typeof aRequest>[]) =>
  jest.fn(async (_filter: object) => ({ items }));
const table = () => screen.findByRole('table', { name: 'Requests' });

beforeEach(() => sessionStorage.clear());

describe('the page of requests', () => {
  it('says that it loads', async () => {
    const list = () => new Promise(() => {});
    showPage(<RequestsPage />, { interventions: { interventions: { list } } });
    await screen.findByRole('heading', { level: 1, name: 'Requests' });
    expect(screen.getByRole('status')).toBeInTheDocument();
  });

  it('offers a first request to those who may, where there is none', async () => {
    showPage(<RequestsPage />, {
      interventions: { interventions: { list: listing() } },
      permissions: ['intervention.submit'],
      workspace: 'portal',
    });
    await screen.findByText('No requests yet');
    expect(
      await screen.findAllByRole('button', { name: 'Request an intervention' }),
    ).toHaveLength(2);
  });

  it('says what went wrong', async () => {
    const list = async () => {
      throw new ProblemError({ status: 500, title: 'Broken', detail: 'Oh' });
    };
    showPage(<RequestsPage />, { interventions: { interventions: { list } } });
    expect(await screen.findByRole('alert')).toHaveTextContent('Broken');
  });

  it('leads to each request, and offers a viewer nothing else', async () => {
    showPage(<RequestsPage />, {
      interventions: { interventions: { list: listing(aRequest()) } },
      workspace: 'portal',
    });
    await table();
    expect(screen.getByRole('link', { name: 'ACME-142' })).toHaveAttribute(
      'href',
      '/requests/acme/ACME-142',
    );
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(
      screen.queryByRole('button', { name: 'Request an intervention' }),
    ).toBeNull();
  });

  it('asks the server for what the address and the search box say', async () => {
    const list = listing(aRequest());
    showPage(<RequestsPage />, {
      interventions: { interventions: { list } },
      at: '/?tenant=acme&asset=ast_web01&state=submitted&assignee=me&sort=priority',
    });
    await table();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search requests' }),
      'slow',
    );
    await waitFor(() =>
      expect(list).toHaveBeenLastCalledWith(
        expect.objectContaining({
          tenant: 'acme',
          asset: 'ast_web01',
          state: ['submitted'],
          assignee: 'me',
          sort: 'priority',
          search: 'slow',
        }),
        expect.anything(),
      ),
    );
  });

  it('acknowledges the selected ones that are new, and says how many it were', async () => {
    const mine = aRequest({ allowedActions: ['acknowledge'] });
    const other = aRequest({ number: 'ACME-141', state: 'resolved' });
    const acknowledge = jest.fn(async () => mine);
    showPage(<RequestsPage />, {
      interventions: {
        interventions: { list: listing(mine, other), acknowledge },
      },
    });
    await table();
    for (const number of ['ACME-142', 'ACME-141']) {
      await userEvent.click(
        screen.getByRole('checkbox', { name: `Select ${number}` }),
      );
    }
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
    expect(acknowledge).toHaveBeenCalledTimes(1);
    await screen.findByText(/1 of 2 acknowledged/);
  });
});
