/** Everything that a page holds in memory, as the text of a heap snapshot. */
export async function heapOf(page) {
  const devtools = await page.context().newCDPSession(page);
  const parts = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) =>
    parts.push(chunk),
  );
  await devtools.send('HeapProfiler.takeHeapSnapshot', {
    reportProgress: false,
  });
  await devtools.detach();
  return parts.join('');
}
