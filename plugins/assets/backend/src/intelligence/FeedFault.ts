/** Why a list was not taken, in words for people; what was known before still holds. */
export class FeedFault extends Error {}
