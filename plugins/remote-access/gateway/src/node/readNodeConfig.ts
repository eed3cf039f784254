import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { NodeConfig } from './NodeConfig';

/** Reads the configuration file. Throws a sentence that names each field that does not fit. */
export async function readNodeConfig(file: string): Promise<NodeConfig> {
  const read = NodeConfig.safeParse(parse(await readFile(file, 'utf8')));
  if (!read.success) {
    const faults = read.error.issues.map(
      issue => `${issue.path.join('.') || 'the file'} ${issue.message}`,
    );
    throw new Error(`${file}: ${faults.join('; ')}`);
  }
  const at = (path: string) => resolve(dirname(file), path);
  const { listen, control, ...rest } = read.data;
  return {
    ...rest,
    listen: {
      ...listen,
      certificate: listen.certificate && at(listen.certificate),
      key: listen.key && at(listen.key),
    },
    control: {
      ...control,
      certificate: at(control.certificate),
      key: at(control.key),
      authority: at(control.authority),
    },
    stateDirectory: at(rest.stateDirectory),
    recordingsDirectory: at(rest.recordingsDirectory),
  };
}
