import { cvssOf } from './cvssOf';

describe('cvssOf', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', '2.0', 7.5],
    ['(AV:N/AC:L/Au:N/C:P/I:P/A:P)', '2.0', 7.5],
    ['CVSS2#AV:N/AC:L/Au:N/C:C/I:C/A:C', '2.0', 10],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.0', 9.8],
    ['AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1', 9.8],
    ['CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:C/C:L/I:N/A:N/E:P', '3.1', 2.5],
    [
      'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
      '4.0',
      9.3,
    ],
  ])('reads %s', (text, version, score) => {
    expect(cvssOf(text)).toMatchObject({ version, score });
  });

  it.each([
    '',
    'high',
    'CVSS:3.1/AV:N/AC:L/PR:N',
    'CVSS:3.1/AV:Z/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:9.9/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:4.0/AV:N',
  ])('takes “%s” for no vector, and leaves the log alone', text => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    expect(cvssOf(text)).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });
});
