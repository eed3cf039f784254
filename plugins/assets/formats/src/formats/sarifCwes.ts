import { cwesOf } from '../normalise/cwesOf';
import type { JsonRecord } from '../read/JsonRecord';
import type { SarifRun } from './SarifRun';

/** Weaknesses that a result or its rule is of: by taxa, by properties that tools have for them, by tags, by the page of help. */
export function sarifCwes(
  result: JsonRecord,
  rule: JsonRecord,
  run: SarifRun,
): number[] {
  const properties = [rule.object('properties'), result.object('properties')];
  const taxa = [
    ...rule.objects('relationships').map(each => each.object('target')),
    ...result.objects('taxa'),
  ].map(each => run.taxonAt(each));
  return cwesOf([
    ...taxa
      .filter(({ taxonomy, id }) => /cwe/i.test(`${taxonomy} ${id}`))
      .map(({ id }) => id),
    ...properties.flatMap(each => [
      ...each.texts('cwe'),
      ...each.texts('cwes'),
      ...each.texts('tags').filter(tag => /cwe/i.test(tag)),
    ]),
    /cwe\.mitre\.org\/data\/definitions\/(\d+)/.exec(
      rule.text('helpUri') ?? '',
    )?.[1],
  ]);
}
