import ts from 'typescript';

/** Names a file exports, types included; a default export counts as `default`. */
export function exportedNames(ast: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of ast.statements) {
    if (ts.isExportAssignment(statement)) names.add('default');
    if (ts.isExportDeclaration(statement) && statement.exportClause) {
      const clause = statement.exportClause;
      if (ts.isNamedExports(clause))
        clause.elements.forEach(e => names.add(e.name.text));
      else names.add(clause.name.text);
    }
    if (isExported(statement))
      declaredNames(statement).forEach(name => names.add(name));
  }
  return names;
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    !!ts
      .getModifiers(statement)
      ?.some(m => m.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(d =>
      boundNames(d.name),
    );
  }
  const isDefault =
    ts.canHaveModifiers(statement) &&
    ts
      .getModifiers(statement)
      ?.some(m => m.kind === ts.SyntaxKind.DefaultKeyword);
  const name = (statement as { name?: ts.Node }).name;
  return [
    ...(isDefault ? ['default'] : []),
    ...(name && ts.isIdentifier(name) ? [name.text] : []),
  ];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap(e =>
    ts.isBindingElement(e) ? boundNames(e.name) : [],
  );
}
