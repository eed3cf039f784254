import { titleOfSource } from './titleOfSource';

describe('titleOfSource', () => {
  it.each([
    ['nmap', 'Nmap'],
    ['aws-inspector2', 'Amazon Inspector'],
    ['acme_probe', 'Acme probe'],
  ])('calls %s %s', (id, title) => {
    expect(titleOfSource(id)).toBe(title);
  });
});
