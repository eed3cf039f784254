/** Why a list was not taken, in words for people; what was known before still holds. */
export class FeedFault extends Error {
  /** The fault of a text that should be a list; proxies and portals of hotels answer with pages of their own. */
  static of(text: string, otherwise: string): FeedFault {
    return new FeedFault(
      /^\s*</.test(text) ? 'It is a web page and not the list' : otherwise,
    );
  }
}
