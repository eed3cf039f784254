/** What is where in the room of a browser, as the programs in it see it. */
export const roomPaths = {
  /** Its own memory, gone with it. */
  home: '/home',
  /** What it shares with the gateway. */
  shared: '/mnt',
  /** Where its picture is to be had, below `shared`. */
  screen: 'screen',
  /** Where the browser puts what is downloaded, below `shared`. */
  files: 'files',
  /** Where the gateway takes its connections, below `shared`. */
  road: 'road',
  /** Where it believes its proxy to be. */
  proxyPort: 1080,
} as const;
