import { messages } from '../../messages';

/** Tier of a customer, in words. */
export function tierName(tier: string): string {
  const words: Record<string, string> = messages.tiers;
  return words[tier] ?? tier;
}
