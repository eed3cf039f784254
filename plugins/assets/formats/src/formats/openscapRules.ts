import { linksIn } from '../normalise/linksIn';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';

/** What a benchmark says of a rule; results name it by its id. */
export type OpenscapRule = {
  title: string;
  severity?: string;
  description?: string;
  rationale?: string;
  fix?: string;
  idents: string[];
  references: string[];
  controls?: Record<string, string[]>;
};

/** Of every text of a rule so much is held, since all rules of a benchmark are at once. */
const TEXT = 2000;

/** Frameworks by the address that benchmarks give for them. */
const FRAMEWORKS: [RegExp, string][] = [
  [/800-53/, 'NIST-800-53'],
  [/800-171/, 'NIST-800-171'],
  [/cisecurity\.org/, 'CIS'],
  [/pcisecuritystandards\.org/, 'PCI-DSS'],
  [/iso\.org/, 'ISO27001'],
  [/hhs\.gov|gpo\.gov/, 'HIPAA'],
  [/anssi|ssi\.gouv\.fr/i, 'ANSSI'],
  [/\/stigs\/cci/, 'CCI'],
];

/** All rules of the benchmarks of a file, by their ids. */
export async function openscapRules(
  file: ScanFile,
): Promise<Map<string, OpenscapRule>> {
  const rules = new Map<string, OpenscapRule>();
  for await (const { element } of file.xml(['**/Rule']))
    if (element.attributes.id)
      rules.set(element.attributes.id, ruleOf(element));
  return rules;
}

function ruleOf(rule: XmlElement): OpenscapRule {
  const references = rule.all('reference');
  const idents = rule.all('ident').map(each => each.fullText());
  return {
    title: line(rule.text('title')) ?? rule.attributes.id,
    severity: rule.attributes.severity,
    description: line(rule.text('description')),
    rationale: line(rule.text('rationale')),
    fix: (rule.text('fixtext') ?? rule.text('fix'))?.slice(0, TEXT),
    idents,
    references: references.flatMap(each => linksIn(each.attributes.href ?? '')),
    controls: controlsOf(references, idents),
  };
}

/** Text with its markup taken out: its line breaks mean nothing. */
function line(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').slice(0, TEXT);
}

function controlsOf(
  references: XmlElement[],
  idents: string[],
): Record<string, string[]> | undefined {
  const controls: Record<string, string[]> = {};
  for (const reference of references) {
    const href = reference.attributes.href ?? '';
    const framework = FRAMEWORKS.find(([address]) => address.test(href))?.[1];
    const id = reference.ownText.trim();
    if (framework && id && id.length < 40)
      (controls[framework] ??= []).push(id);
  }
  const enumerated = idents.filter(each => /^CCE-/.test(each));
  if (enumerated.length > 0) controls.CCE = enumerated;
  return Object.keys(controls).length > 0 ? controls : undefined;
}
