import { fireEvent, render, screen } from '@testing-library/react';
import { useCards } from './useCards';

const widths = { place: 0, table: 0, screen: 1280 };

beforeEach(() => {
  Object.assign(widths, { place: 900, table: 700, screen: 1280 });
  jest
    .spyOn(HTMLElement.prototype, 'clientWidth', 'get')
    .mockImplementation(() => widths.place);
  jest
    .spyOn(HTMLElement.prototype, 'offsetWidth', 'get')
    .mockImplementation(() => widths.table);
  jest
    .spyOn(window, 'innerWidth', 'get')
    .mockImplementation(() => widths.screen);
});

afterEach(() => jest.restoreAllMocks());

function Customers() {
  return (
    <table ref={useCards()}>
      <tbody />
    </table>
  );
}

const table = () => screen.getByRole('table');

const resize = (to: Partial<typeof widths>) => {
  Object.assign(widths, to);
  fireEvent(window, new Event('resize'));
};

describe('useCards', () => {
  it('leaves a table that has room as it is', () => {
    render(<Customers />);
    expect(table()).not.toHaveAttribute('data-cards');
  });

  it('makes cards of a table without room, until there is room for it again', () => {
    render(<Customers />);
    resize({ place: 650 });
    expect(table()).toHaveAttribute('data-cards');
    // Cards take the room there is.
    resize({ place: 699, table: 699 });
    expect(table()).toHaveAttribute('data-cards');
    resize({ place: 700, table: 700 });
    expect(table()).not.toHaveAttribute('data-cards');
  });

  it('makes cards on the screen of a phone, even of a small table', () => {
    widths.screen = 390;
    render(<Customers />);
    expect(table()).toHaveAttribute('data-cards');
  });

  it('notices what its cells say later', async () => {
    render(<Customers />);
    widths.table = 950;
    (table() as HTMLTableElement).tBodies[0]
      .insertRow()
      .insertCell().textContent = 'A long name';
    await Promise.resolve();
    expect(table()).toHaveAttribute('data-cards');
  });
});
