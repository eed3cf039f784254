import { changesAreAudited } from './changesAreAudited';
import type { ContractRule } from './ContractRule';
import { creatorsSaySo } from './creatorsSaySo';
import { inputsAreStrict } from './inputsAreStrict';
import { oneWord } from './oneWord';
import { pathsFit } from './pathsFit';
import { saysWhoMay } from './saysWhoMay';

/** Every rule over contracts by the sentence it keeps. */
export const allContractRules: Record<string, ContractRule> = {
  'says who may, where, and what for': saysWhoMay,
  'records its changes': changesAreAudited,
  'uses one word in four places': oneWord,
  'has paths that fit their scope and verb': pathsFit,
  'says what creates': creatorsSaySo,
  'refuses unknown input': inputsAreStrict,
};
