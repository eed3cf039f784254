import ts from 'typescript';
import { blankComments } from './blankComments';
import { findImports, type Import } from './findImports';

/** One file of the repository; parsed when first asked. */
export class SourceFile {
  private parsed?: ts.SourceFile;
  private foundImports?: Import[];
  private blanked?: string;

  constructor(
    /** Path from the root of the repository, with forward slashes. */
    readonly path: string,
    readonly text: string,
  ) {}

  /** Name without folder and without extension: `InterventionService`, `InterventionService.test`. */
  get name(): string {
    return this.path.replace(/^.*\//, '').replace(/(\.d)?\.[a-z]+$/, '');
  }

  get folder(): string {
    return this.path.replace(/\/?[^/]*$/, '');
  }

  get isCode(): boolean {
    return (
      /\.(ts|tsx|js|mjs|cjs)$/.test(this.path) && !this.path.endsWith('.d.ts')
    );
  }

  /** Tests and what only tests use. */
  get isTest(): boolean {
    return (
      /\.test\.[a-z]+$/.test(this.path) ||
      /(^|\/)(testing|e2e|__fixtures__)\//.test(this.path) ||
      /\/setupTests\.ts$/.test(this.path)
    );
  }

  get lines(): number {
    const breaks = this.text.split('\n').length;
    return this.text.endsWith('\n') ? breaks - 1 : breaks;
  }

  get ast(): ts.SourceFile {
    this.parsed ??= ts.createSourceFile(
      this.path,
      this.text,
      ts.ScriptTarget.Latest,
      true,
    );
    return this.parsed;
  }

  get imports(): Import[] {
    this.foundImports ??= findImports(this.ast);
    return this.foundImports;
  }

  /** The text with every comment replaced by spaces, so that positions stay true. */
  get code(): string {
    this.blanked ??= blankComments(this.ast);
    return this.blanked;
  }

  /** Line (from 1) of a position in the text. */
  lineAt(position: number): number {
    return this.text.slice(0, position).split('\n').length;
  }
}
