import type { SourceTree } from '../tree/SourceTree';
import { anyTypes } from './anyTypes';
import { contextReadme } from './contextReadme';
import { declaredDependencies } from './declaredDependencies';
import { fileLength } from './fileLength';
import { fileRoles } from './fileRoles';
import { folderCycles } from './folderCycles';
import { forbiddenNames } from './forbiddenNames';
import { forbiddenWords } from './forbiddenWords';
import { functionLength } from './functionLength';
import { importTable } from './importTable';
import { mainExport } from './mainExport';
import { oneIndex } from './oneIndex';
import { packagePlaces } from './packagePlaces';
import { parameterCount } from './parameterCount';
import { partSize } from './partSize';
import { pureCommons } from './pureCommons';
import { runtimeImports } from './runtimeImports';
import { switchedOffChecks } from './switchedOffChecks';
import type { Violation } from './Violation';

/** Every wall by the sentence it keeps. The sentences are the titles of the architecture test. */
export const allRules: Record<string, (tree: SourceTree) => Violation[]> = {
  'packages lie in their context and are called after their place':
    packagePlaces,
  'a part imports only what the import table ticks for it': importTable,
  'a package declares what it imports, and nothing else': declaredDependencies,
  'a common does no I/O': pureCommons,
  'database drivers and connections are loaded in one place': runtimeImports,
  'no two folders import each other': folderCycles,
  'every file of a context has a role and keeps to its length': fileRoles,
  'a file is called like its main export': mainExport,
  'no name is empty of meaning': forbiddenNames,
  'a package has one index': oneIndex,
  'files are short': fileLength,
  'the kit stays small': partSize,
  'functions are short': functionLength,
  'functions take few parameters': parameterCount,
  'types are said': anyTypes,
  'compiler and lint stay on': switchedOffChecks,
  'what the platform does is not written again': forbiddenWords,
  'each context has one short README': contextReadme,
};
