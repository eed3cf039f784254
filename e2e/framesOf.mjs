/** Gathers what passes the WebSockets of a page from now on, both ways; gives all of it as one text. */
export function framesOf(page) {
  const frames = { framesent: [], framereceived: [] };
  page.on('websocket', socket => {
    for (const [event, kept] of Object.entries(frames))
      socket.on(event, ({ payload }) => kept.push(Buffer.from(payload)));
  });
  // A word may be cut in two by the end of a frame, and no word has a part from each way.
  return () =>
    Object.values(frames)
      .map(kept => Buffer.concat(kept).toString())
      .join('\n');
}
