import { cleanText } from './cleanText';
import { cvssOf } from './cvssOf';
import { cwesOf } from './cwesOf';
import { englishTimeOf } from './englishTimeOf';
import { identify } from './identify';
import { linksIn } from './linksIn';
import { maskSecrets } from './maskSecrets';
import { purlOf } from './purlOf';
import { repositoryOfImage } from './repositoryOfImage';
import { severityOf } from './severityOf';
import { textOfHtml } from './textOfHtml';
import { timeOf } from './timeOf';
import { vulnerabilityIdsOf } from './vulnerabilityIdsOf';

const LENGTH = 300_000;
/** What is linear needs some milliseconds for it; what looks back at each letter, minutes. */
const MOST_MS = 2_000;

/** Pieces that make a program look back when they repeat and what it waits for never comes. */
const pieces = [
  ...[' ', '\t', '\n', '.', ',', ';', ':', '/', '(', '[', '{', '<', '&', '@'],
  ...['1', 'a', 'A-', '<a ', '<!--', '&#', '&lt', 'https://', 'http://a.'],
  ...['CVE-', 'GO-', 'GHSA-', 'CWE-', 'CWE:', 'a=', 'a:', '"a":', '\\"'],
  ...['eyJa-', 'eyJ-.', 'basic ', 'x-key', 'cookie:', 'set-cookie: a=', '\r'],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    'password=',
    'a://b:',
    '\u001b[',
    '\u001b]',
  ],
  ...['\u001bP', 'pkg:a/', 'AV:N/', 'jan ', '12:', '+01', '../'],
];

const readers: Record<string, (text: string) => unknown> = {
  cleanText: text => cleanText(text, 1000),
  cvssOf,
  cwesOf: text => cwesOf([text]),
  englishTimeOf,
  identify,
  linksIn,
  maskSecrets,
  purlOf,
  repositoryOfImage,
  severityOf,
  textOfHtml,
  timeOf,
  vulnerabilityIdsOf: text => vulnerabilityIdsOf([text]),
};

describe('texts that are long and say nothing', () => {
  it.each(Object.entries(readers))('are passed quickly by %s', (_, read) => {
    const slow = pieces.filter(piece => {
      const text = `${piece.repeat(LENGTH / piece.length)}\u0001`;
      const before = performance.now();
      read(text);
      return performance.now() - before > MOST_MS;
    });
    expect(slow).toEqual([]);
  });
});
