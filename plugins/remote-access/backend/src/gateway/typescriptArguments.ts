const WITH_VALUE = ['--require', '-r', '--import', '--loader'];

/**
 * Of the arguments this process was started with, those by which Node reads our sources. Others, such as a debugger's
 * port or a preloaded script of a launcher, are this process's own.
 */
export function typescriptArguments(execArgv: string[]): string[] {
  const kept: string[] = execArgv.filter(
    argument => argument === '--enable-source-maps',
  );
  execArgv.forEach((argument, at) => {
    const [name, inline] = argument.split('=');
    if (!WITH_VALUE.includes(name)) return;
    const module = inline ?? execArgv[at + 1] ?? '';
    if (/nodeTransform/.test(module)) kept.push(name, module);
  });
  return kept;
}
