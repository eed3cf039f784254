import type { StatementRecord } from '../record/ScanRecord';
import { cleanValue } from './cleanValue';
import { assetsOfProduct } from './assetsOfProduct';
import { cvssOf } from './cvssOf';
import { vulnerabilityIdsOf } from './vulnerabilityIdsOf';

/** A statement made whole. Its ids are written as those of findings; ids of no register stay where there are no others. */
export function normaliseStatement(record: StatementRecord): StatementRecord {
  const clean = cleanValue(record) as StatementRecord;
  const ids = vulnerabilityIdsOf(clean.vulnerabilityIds);
  const cvss = clean.vector ? cvssOf(clean.vector) : undefined;
  return {
    ...clean,
    vulnerabilityIds: ids.length > 0 ? ids : clean.vulnerabilityIds,
    products: clean.products
      .filter(({ id }) => id)
      .map(each =>
        each.parts ? { ...each, assets: assetsOfProduct(each) } : each,
      ),
    ...(cvss ? { vector: cvss.vector, score: clean.score ?? cvss.score } : {}),
  };
}
