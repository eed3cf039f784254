import ts from 'typescript';

/** One function, method, constructor or arrow function of a file. */
export interface FoundFunction {
  /** Its own name, or that of the variable or property it is given to. */
  name: string;
  /** Line of its first token, from 1. */
  line: number;
  lines: number;
  parameters: number;
  /** True when it is written in place as an argument of a call. */
  isArgument: boolean;
}

/** Every function of a file that has a body, inner ones included. */
export function findFunctions(ast: ts.SourceFile): FoundFunction[] {
  const found: FoundFunction[] = [];
  const lineOf = (position: number) =>
    ast.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = lineOf(node.getStart(ast));
      found.push({
        name: nameOf(node),
        line: first + 1,
        lines: lineOf(node.end) - first + 1,
        parameters: node.parameters.filter(p => p.name.getText(ast) !== 'this')
          .length,
        isArgument:
          ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name) return node.name.getText();
  let parent: ts.Node = node.parent;
  // `memo(function …)` and `forwardRef(() => …)` carry the name of what they are given to.
  while (ts.isCallExpression(parent) || ts.isParenthesizedExpression(parent))
    parent = parent.parent;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) {
    return parent.name.getText();
  }
  return 'a function';
}
