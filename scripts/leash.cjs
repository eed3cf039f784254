// Loaded into the backend before everything else: when the launcher is gone, however it went, the backend ends too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
// Backstage's TypeScript transform would report every file it loads through the channel.
process.send = undefined;
